// The Functions app on Flex Consumption. It signs in to everything by its identities.
import { readersType, signInType, textsType } from 'types.bicep'

@maxLength(60)
param name string
param location string
param tags textsType
param subnetId string?
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int
param appIdentityName string
param hostIdentityName string
param hostAccountName string
param packageContainer string
param cosmosEndpoint string
param blobEndpoint string
param queueEndpoint string
param vaultUri string
param pseudonymKeyVersion string
param insightsName string
param options textsType
param readers readersType
param signIn signInType

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: appIdentityName
}

resource host 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: hostIdentityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

var hasPages = !empty(signIn.?client)

// App Service authentication proves with it that it is the application: no secret of it is anywhere.
// learn.microsoft.com/azure/app-service/configure-authentication-provider-aad
var proofOfClient = 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'

// Who may see which pages: the groups that read the same in their containers.
var groups = filter(
  [
    { role: 'human-resources', id: readers.?humanResources ?? '' }
    { role: 'marketing', id: readers.?marketing ?? '' }
    { role: 'auditor', id: readers.?auditors ?? '' }
    { role: 'engineer', id: readers.?engineers ?? '' }
  ],
  group => !empty(group.id)
)
var groupSettings = toObject(groups, group => 'Advocacy__Web__Groups__${group.role}__0', group => group.id)

var pagesAddress = empty(signIn.?address) ? 'https://${site.properties.defaultHostName}' : signIn.address!
var pagesSettings = hasPages
  ? union(groupSettings, {
      Advocacy__Web__IsBehindAppService: 'true'
      Advocacy__Web__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/pages-key)'
      Advocacy__Web__Contact: signIn.?contact ?? ''
      Advocacy__Web__Address: pagesAddress
      Advocacy__Mail__Pages: pagesAddress
      '${proofOfClient}': app.properties.clientId
    })
  : { AzureWebJobs__ServePages__Disabled: 'true' }

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${app.id}': {}
      '${host.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Over HTTP it is asked for pages, by whoever is signed in, and for orchestrations, with the host's system key; its deployment comes
    // over the same name.
    publicNetworkAccess: subnetId == null ? 'Enabled' : 'Disabled'
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: app.id
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: host.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [{ name: 'function:IngestEvents', instanceCount: alwaysReadyInstances }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(options, pagesSettings, {
      AzureWebJobsStorage__accountName: hostAccountName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: host.properties.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${app.properties.clientId}'
      // DefaultAzureCredential takes this one of the two identities.
      AZURE_CLIENT_ID: app.properties.clientId
      Advocacy__cosmosAccountUri: cosmosEndpoint
      Advocacy__blobServiceUri: blobEndpoint
      Advocacy__queueServiceUri: queueEndpoint
      Advocacy__credential: 'managedidentity'
      Advocacy__clientId: app.properties.clientId
      Advocacy__Privacy__PseudonymKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/pseudonym-key${empty(pseudonymKeyVersion) ? '' : '/${pseudonymKeyVersion}'})'
      // Otherwise the host shows a page of its own at the first address.
      AzureWebJobsDisableHomepage: 'true'
      Advocacy__Selection__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/selection-key)'
    })
  }

  // Who asks is known before a request reaches the app, which believes what this says and nobody else.
  resource authentication 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: hasPages }
      globalValidation: {
        requireAuthentication: hasPages
        unauthenticatedClientAction: 'RedirectToLoginPage'
        redirectToProvider: 'azureactivedirectory'
        // Where somebody comes who has signed out.
        excludedPaths: ['/sign-in', '/style.css']
      }
      httpSettings: { requireHttps: true }
      login: {
        cookieExpiration: { convention: 'FixedTime', timeToExpiration: '10:00:00' }
        tokenStore: { enabled: false }
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: hasPages
          registration: {
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
            clientId: signIn.?client ?? ''
            clientSecretSettingName: proofOfClient
          }
          // Tokens that were made for other programs open nothing here.
          validation: { defaultAuthorizationPolicy: { allowedApplications: [signIn.?client ?? ''] } }
        }
      }
    }
    // The proof that it names must be there first.
    dependsOn: [settings]
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output id string = site.id
output name string = site.name
output address string = 'https://${site.properties.defaultHostName}'
output identity string = app.properties.principalId
