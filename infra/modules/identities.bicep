// One identity for each need: what the program does with people's data, and what the Functions host does with its own.
import { textsType } from 'types.bicep'

param appName string
param hostName string
param location string
param tags textsType

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: appName
  location: location
  tags: tags
}

resource host 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: hostName
  location: location
  tags: tags
}
