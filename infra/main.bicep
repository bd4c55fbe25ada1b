// Everything that Advocacy runs on in Azure, without a key anywhere. Made by: azd up, or az deployment sub create (see infra/README.md).
targetScope = 'subscription'

@description('Name of the environment: it is part of every name, in lower case, and shortened where a name may not be long.')
@minLength(2)
@maxLength(64)
param environmentName string

@description('Region of everything. Flex Consumption must be there: az functionapp list-flexconsumption-locations.')
param location string

@description('Tags of everything.')
param tags textsType = {}

@description('Whether everything that holds data is reached over private endpoints only; logs, which hold none, stay where they are.')
param privateNetworking bool = false

@description('Who reads what.')
param readers readersType = {}

@description('Signing in on the pages (see pages.sh); nothing is no pages.')
param signIn signInType = {}

@description('Addresses that alerts and the budget are sent to.')
param alertEmails string[] = []

@description('Highest throughput of Cosmos DB in RU/s, 1,000 at least, scaled by itself; 0 is serverless.')
@minValue(0)
param cosmosMaxThroughput int = 0

@description('Name of a Cosmos DB account that was restored, which takes the place of the one made at first; nothing is that one.')
@maxLength(44)
param cosmosAccountName string = ''

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that are always there.')
@minValue(0)
param alwaysReadyInstances int = 0

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Days after which a model counts as too old.')
@minValue(8)
param modelMaxAgeDays int = 21

@description('Most that a month should cost, in the currency of the subscription; 0 is no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('The first of the month from which on the budget counts, YYYY-MM-DD: of a new one this month or a later one, of one that is there its own, which Azure never lets change (prepare.sh says it). Nothing is this month.')
param budgetStart string = ''

@description('The first of this month.')
param thisMonth string = utcNow('yyyy-MM-01')

@description('Whether what holds data is locked against deletion. Whoever deploys then needs a role with Microsoft.Authorization/locks/*, as Owner and User Access Administrator have.')
param isLocked bool = false

@description('recover where a vault of this name was deleted before: it comes back with the keys in it.')
@allowed(['default', 'recover'])
param vaultMode string = 'default'

@description('The version of the pseudonym key that the app reads, once secrets.sh has said it; nothing is the newest.')
param pseudonymKeyVersion string = ''

@description('Options of the program (see functions/README.md), by name, such as Advocacy__Selection__TimeZone. Secrets as references to Key Vault.')
param options textsType = {}

import { readersType, signInType, textsType } from 'modules/types.bicep'

// The names that are made of it end in no hyphen, and the longest that Azure allows has room for 50.
var shortName = take(
  toLower(replace(replace(replace(replace(environmentName, '_', '-'), '.', '-'), '(', '-'), ')', '-')),
  50
)

var allTags = union(tags, { application: 'advocacy', environment: environmentName, 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-advocacy-${environmentName}'
  location: location
  tags: allTags
}

module workload 'modules/workload.bicep' = {
  scope: group
  params: {
    environmentName: endsWith(shortName, '-') ? '${take(shortName, 49)}0' : shortName
    location: location
    tags: allTags
    privateNetworking: privateNetworking
    readers: readers
    alertEmails: alertEmails
    cosmosMaxThroughput: cosmosMaxThroughput
    cosmosAccountName: cosmosAccountName
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    logRetentionDays: logRetentionDays
    modelMaxAgeDays: modelMaxAgeDays
    monthlyBudget: monthlyBudget
    budgetStart: empty(budgetStart) ? thisMonth : budgetStart
    vaultMode: vaultMode
    pseudonymKeyVersion: pseudonymKeyVersion
    isLocked: isLocked
    options: options
    signIn: signIn
  }
}

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The Functions app.')
output AZURE_FUNCTION_NAME string = workload.outputs.functionAppName

@description('Where the three secrets must be before the app starts.')
output AZURE_KEY_VAULT_NAME string = workload.outputs.keyVaultName

@description('What Power BI reads: the parameter Account.')
output POWER_BI_SOURCE string = workload.outputs.powerBiSource

@description('Where the app is; pages.sh registers it with Entra ID.')
output AZURE_APP_ADDRESS string = workload.outputs.appAddress

@description('Whom the app signs in as; the registration takes its word for a secret.')
output AZURE_APP_IDENTITY string = workload.outputs.appIdentity

@description('Where the pages are; nothing before somebody can sign in.')
output ADVOCACY_PAGES string = workload.outputs.pages
