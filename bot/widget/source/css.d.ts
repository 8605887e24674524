/** The bundle holds the sheet as text. */
declare module '*.css' {
	const css: string;
	export default css;
}
