using 'main.bicep'

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param readers = {
  marketing: readEnvironmentVariable('ADVOCACY_MARKETING_GROUP', '00000000-0000-0000-0000-00000000000a')
  humanResources: readEnvironmentVariable('ADVOCACY_HR_GROUP', '00000000-0000-0000-0000-00000000000b')
  auditors: readEnvironmentVariable('ADVOCACY_AUDITORS_GROUP', '00000000-0000-0000-0000-00000000000c')
  engineers: readEnvironmentVariable('ADVOCACY_ENGINEERS_GROUP', '00000000-0000-0000-0000-00000000000d')
}
param alertEmails = [readEnvironmentVariable('ADVOCACY_ALERT_EMAIL', 'advocacy@example.com')]
param logRetentionDays = 90
param monthlyBudget = 200
param maximumInstanceCount = 100
