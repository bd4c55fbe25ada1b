// Types that modules share.

@description('Texts by name: tags, or settings of an app.')
@export()
type textsType = {
  *: string
}

@description('Object ids of Entra groups; a group that is left out, or empty, gets no access.')
@export()
type readersType = {
  @description('Marketing: reads the container reports.')
  marketing: string?

  @description('HR: reads and answers the lists, and keeps the directory of names and accounts.')
  humanResources: string?

  @description('Auditors and the data protection officer: read the audit, and ask for erasures.')
  auditors: string?

  @description('Engineers: drop event files, read bad rows, and read logs.')
  engineers: string?
}

@description('Signing in on the pages, by Entra ID. Without a client the pages are not there.')
@export()
type signInType = {
  @description('The application that pages.sh registers: its client id.')
  client: string?

  @description('Where browsers reach the pages, as https://advocacy.example.com; the app has its own name there otherwise.')
  address: string?

  @description('The address of a human whom people can write to about their data.')
  contact: string?
}
