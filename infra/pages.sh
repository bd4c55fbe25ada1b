#!/bin/sh
# Registers the pages with Entra ID, so that people can sign in: one application, which knows the app by its identity and has no
# secret, and is told the groups that are named to it and no others. Can be run again; nothing is made twice. The next deployment
# then opens the pages. Needs az, signed in as somebody who may register applications, and what the deployment said:
# AZURE_ENV_NAME AZURE_APP_ADDRESS AZURE_APP_IDENTITY, and the ADVOCACY_..._GROUP variables that it was given.
set -eu

. "$(dirname "$0")/signin.sh"
: "${AZURE_APP_ADDRESS:?is not set: azd env get-values, or the outputs of the deployment}" "${AZURE_APP_IDENTITY:?is not set}"
graph=https://graph.microsoft.com/v1.0
tenant="$(az account show --query tenantId --output tsv | tr -d '\r')"
umask 077
body="$(mktemp)"
trap 'rm -f "$body"' EXIT
file="$body"
if command -v cygpath > /dev/null 2>&1; then file="$(cygpath -w "$body")"; fi

# Makes what is not there, and brings what is there to date.
put() {
    printf '%s' "$2" > "$body"
    az rest --method patch --url "$1" --headers Content-Type=application/json Prefer=create-if-missing --body "@$file" --output none
}

value() {
    az rest --method get --url "$1" --query "$2" --output tsv | tr -d '\r'
}

# Of groups only those that are assigned to it below: nobody's other groups are told. Without Entra ID P1, which assigning them needs,
# ADVOCACY_GROUP_CLAIMS=SecurityGroup has all groups told.
claims="${ADVOCACY_GROUP_CLAIMS:-ApplicationGroup}"
application="$graph/applications(uniqueName='advocacy-$AZURE_ENV_NAME')"
own=
if [ -n "${ADVOCACY_ADDRESS:-}" ]; then own=", \"${ADVOCACY_ADDRESS%/}/.auth/login/aad/callback\""; fi
put "$application" "{
    \"displayName\": \"Advocacy $AZURE_ENV_NAME\",
    \"signInAudience\": \"AzureADMyOrg\",
    \"groupMembershipClaims\": \"$claims\",
    \"optionalClaims\": {\"idToken\": [{\"name\": \"email\"}]},
    \"web\": {
        \"redirectUris\": [\"$AZURE_APP_ADDRESS/.auth/login/aad/callback\"$own],
        \"logoutUrl\": \"$AZURE_APP_ADDRESS/.auth/logout\",
        \"implicitGrantSettings\": {\"enableIdTokenIssuance\": true}
    }
}"
client="$(value "$application" appId)"
if [ -z "$client" ]; then echo 'the application has no id' >&2; exit 1; fi
put "$application/federatedIdentityCredentials(name='app')" "{
    \"issuer\": \"https://login.microsoftonline.com/$tenant/v2.0\",
    \"subject\": \"$AZURE_APP_IDENTITY\",
    \"audiences\": [\"api://AzureADTokenExchange\"]
}"
put "$graph/servicePrincipals(appId='$client')" "{\"tags\": [\"WindowsAzureActiveDirectoryIntegratedApp\"]}"

if [ "$claims" = ApplicationGroup ]; then
    principal="$(value "$graph/servicePrincipals(appId='$client')" id)"
    assigned="$(value "$graph/servicePrincipals/$principal/appRoleAssignedTo" 'value[].principalId')"
    for group in "${ADVOCACY_HR_GROUP:-}" "${ADVOCACY_MARKETING_GROUP:-}" "${ADVOCACY_AUDITORS_GROUP:-}" "${ADVOCACY_ENGINEERS_GROUP:-}"; do
        if [ -z "$group" ] || printf '%s\n' "$assigned" | grep -qxF "$group"; then continue; fi
        printf '{"principalId": "%s", "resourceId": "%s", "appRoleId": "00000000-0000-0000-0000-000000000000"}' "$group" "$principal" > "$body"
        if ! az rest --method post --url "$graph/servicePrincipals/$principal/appRoleAssignedTo" --body "@$file" --output none; then
            echo 'groups can be assigned with Entra ID P1 only; without it run this again with ADVOCACY_GROUP_CLAIMS=SecurityGroup' >&2
            exit 1
        fi
        assigned="$assigned
$group"
    done
fi

echo "the pages are registered as $client; deployments open them by ADVOCACY_SIGN_IN_CLIENT"
if [ "${1:-}" = azd ]; then azd env set ADVOCACY_SIGN_IN_CLIENT "$client"; echo 'azd provision opens them now'; fi
