/** What the widget itself says, in German. */
export default {
	openChat: 'Chat öffnen',
	newReply: 'neue Antwort',
	closeChat: 'Chat schließen',
	options: 'Optionen für das Gespräch',
	newConversation: 'Neues Gespräch',
	downloadText: 'Als Text herunterladen',
	downloadData: 'Als Daten herunterladen (JSON)',
	deleteData: 'Meine Daten löschen',
	deleteQuestion: 'Meine Daten löschen?',
	deleteMeans:
		'Der Server löscht alles, was er von diesem Gespräch gespeichert hat. Das lässt sich nicht rückgängig machen.',
	delete: 'Löschen',
	keep: 'Behalten',
	deleted: 'Ihre Daten wurden auf dem Server gelöscht.',
	notDeleted:
		'Ihre Daten konnten nicht gelöscht werden: Der Server ist nicht erreichbar. Bitte versuchen Sie es noch einmal.',
	tooLate:
		'Diese Unterhaltung ist beendet und kann von hier aus nicht mehr gelöscht werden. Bitte wenden Sie sich zum Löschen an den Betreiber dieser Website.',
	downloaded: 'Das Gespräch wurde heruntergeladen.',
	notDownloaded:
		'Das Herunterladen ist fehlgeschlagen: Der Server ist nicht erreichbar. Bitte versuchen Sie es noch einmal.',
	nothingYet: 'Es gibt noch nichts zum Herunterladen.',

	conversation: 'Gespräch',
	you: 'Sie',
	program: 'Guten Tag. Ich bin ein Computerprogramm, kein Mensch.',
	knows:
		'Ich kann Sie über Magnesium und Vitamin D informieren. Was ich weiß, stammt aus einem einzigen Artikel und dessen Quellen.',
	doesNot:
		'Ich gebe keinen medizinischen Rat. Ich kann nicht sagen, was Ihnen fehlt oder was Sie einnehmen sollten. Bitte fragen Sie dazu in einer Arztpraxis oder Apotheke nach.',
	inEmergency: 'Rufen Sie im Notfall die örtliche Notrufnummer an.',
	englishOnly:
		'Ich verstehe nur Englisch und antworte auf Englisch. Die Schaltflächen und Hinweise sind auf Deutsch.',
	starters: 'Fragen für den Anfang',
	started: 'Ein neues Gespräch hat begonnen.',
	ended: 'Das letzte Gespräch ist beendet. Dies ist ein neues.',
	earlier: 'Frühere Nachrichten anzeigen',
	noEarlier:
		'Frühere Nachrichten konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.',
	latest: 'Zur neuesten Nachricht',

	writing: 'Eine Antwort wird geschrieben',
	sources: 'Quellen ({number})',
	newTab: '(öffnet sich in einem neuen Tab)',
	call: 'Anrufen:',
	text: 'SMS an',
	numbersFollow: 'Es folgen Nummern, die Sie anrufen können.',
	choices: 'Auswahl',
	wasHelpful: 'War das hilfreich?',
	helpful: 'Hilfreich',
	unhelpful: 'Nicht hilfreich',
	copy: 'Kopieren',
	copied: 'Kopiert.',
	notCopied:
		'Das Kopieren ist fehlgeschlagen. Bitte markieren Sie den Text und kopieren Sie ihn selbst.',

	question: 'Ihre Frage',
	send: 'Senden',
	hint: 'Bitte lassen Sie Namen und andere persönliche Angaben weg.',
	keys: 'Die Eingabetaste sendet. Umschalt + Eingabetaste beginnt eine neue Zeile.',
	charactersLeft: 'Verbleibende Zeichen: {number}',
	charactersOver: 'Zu lang. Zeichen zu viel: {number}',

	notSent: 'Noch nicht gesendet',
	failed: 'Auf diese Nachricht kam keine Antwort.',
	retry: 'Erneut versuchen',
	tryNow: 'Jetzt versuchen',
	offline:
		'Sie sind offline. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald Sie wieder online sind.',
	unreachable:
		'Der Server ist nicht erreichbar. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald er wieder erreichbar ist.',
	tooMany:
		'Es kamen viele Nachrichten auf einmal an. Ihre Nachricht bleibt erhalten und wird gleich gesendet.',
	refused:
		'Diese Website darf diesen Chat nicht verwenden. Bitte geben Sie den Verantwortlichen der Website Bescheid.',
	urgentHelp: 'Wenn dies ein Notfall ist, rufen Sie die örtliche Notrufnummer an.',
	connected: 'Die Verbindung ist wieder da.'
};
