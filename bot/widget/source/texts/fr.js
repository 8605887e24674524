/** What the widget itself says, in French. The escapes are spaces that do not break. */
export default {
	openChat: 'Ouvrir le chat',
	newReply: 'nouvelle réponse',
	closeChat: 'Fermer le chat',
	options: 'Options de la conversation',
	newConversation: 'Nouvelle conversation',
	downloadText: 'Télécharger sous forme de texte',
	downloadData: 'Télécharger sous forme de données (JSON)',
	deleteData: 'Supprimer mes données',
	deleteQuestion: 'Supprimer mes données\u202f?',
	deleteMeans:
		'Le serveur supprime tout ce qu’il conserve de cette conversation. Cette action est irréversible.',
	delete: 'Supprimer',
	keep: 'Conserver',
	deleted: 'Vos données ont été supprimées du serveur.',
	notDeleted:
		'Vos données n’ont pas pu être supprimées\u00a0: le serveur est injoignable. Veuillez réessayer.',
	tooLate:
		'Cette conversation est terminée et ne peut plus être supprimée d’ici. Veuillez demander au responsable de ce site de la supprimer.',
	downloaded: 'La conversation a été téléchargée.',
	notDownloaded:
		'Le téléchargement a échoué\u00a0: le serveur est injoignable. Veuillez réessayer.',
	nothingYet: 'Il n’y a encore rien à télécharger.',

	conversation: 'Conversation',
	you: 'Vous',
	program: 'Bonjour. Je suis un programme informatique, pas une personne.',
	knows:
		'Je peux vous renseigner sur le magnésium et la vitamine D. Ce que je sais provient d’un seul article et de ses sources.',
	doesNot:
		'Je ne donne pas de conseils médicaux. Je ne peux pas dire de quoi vous souffrez ni ce que vous devriez prendre. Pour cela, veuillez vous adresser à un médecin ou à un pharmacien.',
	inEmergency: 'En cas d’urgence, appelez le numéro d’urgence local.',
	englishOnly:
		'Je comprends uniquement l’anglais et je réponds en anglais. Les boutons et les indications sont en français.',
	starters: 'Questions pour commencer',
	started: 'Une nouvelle conversation a commencé.',
	ended: 'La conversation précédente est terminée. En voici une nouvelle.',
	earlier: 'Afficher les messages précédents',
	noEarlier: 'Les messages précédents n’ont pas pu être chargés. Veuillez réessayer.',
	latest: 'Aller au dernier message',

	writing: 'Réponse en cours d’écriture',
	sources: 'Sources ({number})',
	newTab: '(s’ouvre dans un nouvel onglet)',
	call: 'Appeler le',
	text: 'Envoyer un SMS au',
	numbersFollow: 'Des numéros à appeler suivent.',
	choices: 'Choix proposés',
	wasHelpful: 'Cette réponse vous a-t-elle été utile\u202f?',
	helpful: 'Utile',
	unhelpful: 'Pas utile',
	copy: 'Copier',
	copied: 'Texte copié.',
	notCopied: 'La copie a échoué. Veuillez sélectionner le texte et le copier vous-même.',

	question: 'Votre question',
	send: 'Envoyer',
	hint: 'Merci de ne pas indiquer de noms ni d’autres informations personnelles.',
	keys: 'Entrée envoie le message. Maj + Entrée commence une nouvelle ligne.',
	charactersLeft: 'Caractères restants\u00a0: {number}',
	charactersOver: 'Texte trop long. Caractères à retirer\u00a0: {number}',

	notSent: 'Pas encore envoyé',
	failed: 'Ce message n’a pas reçu de réponse.',
	retry: 'Réessayer',
	tryNow: 'Essayer maintenant',
	offline:
		'Vous êtes hors ligne. Ce que vous écrivez est conservé et sera envoyé dès votre retour en ligne.',
	unreachable:
		'Le serveur est injoignable. Ce que vous écrivez est conservé et sera envoyé dès que le serveur répondra.',
	tooMany:
		'Beaucoup de messages sont arrivés en même temps. Le vôtre est conservé et sera envoyé dans un instant.',
	refused:
		'Ce site web n’est pas autorisé à utiliser ce chat. Merci de le signaler aux responsables du site.',
	urgentHelp: 'S’il s’agit d’une urgence, appelez le numéro d’urgence local.',
	connected: 'La connexion est rétablie.'
};
