/** What the widget itself says, in Spanish. */
export default {
	openChat: 'Abrir el chat',
	newReply: 'nueva respuesta',
	closeChat: 'Cerrar el chat',
	options: 'Opciones de la conversación',
	newConversation: 'Nueva conversación',
	downloadText: 'Descargar como texto',
	downloadData: 'Descargar como datos (JSON)',
	deleteData: 'Eliminar mis datos',
	deleteQuestion: '¿Eliminar mis datos?',
	deleteMeans:
		'El servidor elimina todo lo que guarda de esta conversación. Esto no se puede deshacer.',
	delete: 'Eliminar',
	keep: 'Conservar',
	deleted: 'Sus datos se eliminaron del servidor.',
	notDeleted:
		'No se pudieron eliminar sus datos: no hay conexión con el servidor. Por favor, inténtelo de nuevo.',
	tooLate:
		'Esta conversación ha terminado y ya no se puede eliminar desde aquí. Pida al responsable de este sitio web que la elimine.',
	downloaded: 'Se descargó la conversación.',
	notDownloaded:
		'No se pudo descargar: no hay conexión con el servidor. Por favor, inténtelo de nuevo.',
	nothingYet: 'Todavía no hay nada que descargar.',

	conversation: 'Conversación',
	you: 'Usted',
	program: 'Hola. Soy un programa informático, no una persona.',
	knows:
		'Puedo informarle sobre el magnesio y la vitamina D. Lo que sé proviene de un solo artículo y de sus fuentes.',
	doesNot:
		'No doy consejos médicos. No puedo decirle qué problema de salud tiene ni qué debería tomar. Por favor, consulte eso con un médico o un farmacéutico.',
	inEmergency: 'En caso de emergencia, llame al número local de emergencias.',
	englishOnly:
		'Solo entiendo inglés y respondo en inglés. Los botones y las indicaciones están en español.',
	starters: 'Preguntas para empezar',
	started: 'Se inició una nueva conversación.',
	ended: 'La conversación anterior terminó. Esta es una nueva.',
	earlier: 'Mostrar mensajes anteriores',
	noEarlier: 'No se pudieron cargar los mensajes anteriores. Por favor, inténtelo de nuevo.',
	latest: 'Ir al último mensaje',

	writing: 'Escribiendo una respuesta',
	sources: 'Fuentes ({number})',
	newTab: '(se abre en una pestaña nueva)',
	call: 'Llamar al',
	text: 'Enviar SMS al',
	numbersFollow: 'A continuación hay números a los que puede llamar.',
	choices: 'Opciones para elegir',
	wasHelpful: '¿Le resultó útil?',
	helpful: 'Es útil',
	unhelpful: 'No es útil',
	copy: 'Copiar',
	copied: 'Copiado.',
	notCopied: 'No se pudo copiar. Por favor, seleccione el texto y cópielo manualmente.',

	question: 'Su pregunta',
	send: 'Enviar',
	hint: 'Por favor, no incluya nombres ni otros datos personales.',
	keys: 'Enter envía el mensaje. Mayús + Enter empieza una línea nueva.',
	charactersLeft: 'Caracteres disponibles: {number}',
	charactersOver: 'Demasiado largo. Caracteres que debe quitar: {number}',

	notSent: 'Aún sin enviar',
	failed: 'Este mensaje no recibió respuesta.',
	retry: 'Reintentar',
	tryNow: 'Intentar ahora',
	offline:
		'No tiene conexión a internet. Lo que escriba se guardará y se enviará cuando vuelva a tenerla.',
	unreachable:
		'No hay conexión con el servidor. Lo que escriba se guardará y se enviará cuando se restablezca.',
	tooMany: 'Llegaron muchos mensajes a la vez. El suyo está guardado y se enviará en un momento.',
	refused:
		'Este sitio web no tiene permiso para usar este chat. Por favor, avise a la persona responsable del sitio.',
	urgentHelp: 'Si esto es una emergencia, llame al número local de emergencias.',
	connected: 'Se restableció la conexión.'
};
