using 'main.bicep'

// What azd reads; azd env set gives each a value.
var alertEmail = readEnvironmentVariable('ADVOCACY_ALERT_EMAIL', '')
var timeZone = readEnvironmentVariable('ADVOCACY_TIME_ZONE', '')
var consultedOn = readEnvironmentVariable('ADVOCACY_CONSULTED_ON', '')

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param privateNetworking = bool(readEnvironmentVariable('ADVOCACY_PRIVATE', 'false'))
param isLocked = bool(readEnvironmentVariable('ADVOCACY_LOCKED', 'false'))
param cosmosMaxThroughput = int(readEnvironmentVariable('ADVOCACY_COSMOS_MAX_THROUGHPUT', '0'))
param monthlyBudget = int(readEnvironmentVariable('ADVOCACY_MONTHLY_BUDGET', '0'))
param budgetStart = readEnvironmentVariable('ADVOCACY_BUDGET_START', '')
param vaultMode = readEnvironmentVariable('ADVOCACY_VAULT_MODE', 'default')
param cosmosAccountName = readEnvironmentVariable('ADVOCACY_COSMOS_ACCOUNT', '')
param pseudonymKeyVersion = readEnvironmentVariable('ADVOCACY_PSEUDONYM_KEY_VERSION', '')
param alertEmails = empty(alertEmail) ? [] : [alertEmail]
param readers = {
  marketing: readEnvironmentVariable('ADVOCACY_MARKETING_GROUP', '')
  humanResources: readEnvironmentVariable('ADVOCACY_HR_GROUP', '')
  auditors: readEnvironmentVariable('ADVOCACY_AUDITORS_GROUP', '')
  engineers: readEnvironmentVariable('ADVOCACY_ENGINEERS_GROUP', '')
}
param options = union(
  empty(timeZone) ? {} : { Advocacy__Selection__TimeZone: timeZone },
  empty(consultedOn) ? {} : { Advocacy__Programme__ConsultedOn: consultedOn }
)
param signIn = {
  client: readEnvironmentVariable('ADVOCACY_SIGN_IN_CLIENT', '')
  address: readEnvironmentVariable('ADVOCACY_ADDRESS', '')
  contact: readEnvironmentVariable('ADVOCACY_CONTACT', '')
}
