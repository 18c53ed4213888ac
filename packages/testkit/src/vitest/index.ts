export { tempFolder } from './temp-folder.ts'
