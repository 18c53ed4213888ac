import { rootsOf } from './roots-of.ts'

/** Verbs of what is done to anything: a page called *Configuration* or *Adding a …* may be about any of many things. */
const common = new Set(
  rootsOf(
    `add allow apply build call change check choose close configure connect copy create define delete disable display edit enable find get handle insert install keep list load make manage
    modify move open print put read remove replace run save select send set setup show start stop test update upgrade use view write
    ajouter changer configurer créer gérer installer modifier supprimer utiliser añadir cambiar configurar crear instalar usar aggiungere configurare creare installare usare
    ändern anlegen einrichten erstellen hinzufügen installieren konfigurieren löschen verwenden`,
  ),
)

/** True for the root of such a verb. */
export function isCommonAction(root: string): boolean {
  return common.has(root)
}
