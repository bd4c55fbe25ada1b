#!/bin/sh
# Makes the two keys in Key Vault where they are missing; keys that are there are never touched: with another
# pseudonym key everybody would be somebody else. Goes by Azure Resource Manager, so it needs no role in the vault and
# no way into a private network. Needs az, signed in, and: AZURE_RESOURCE_GROUP AZURE_KEY_VAULT_NAME AZURE_FUNCTION_NAME
set -eu

group="/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$AZURE_RESOURCE_GROUP"
vault="$group/providers/Microsoft.KeyVault/vaults/$AZURE_KEY_VAULT_NAME"
site="$group/providers/Microsoft.Web/sites/$AZURE_FUNCTION_NAME"
made=''

az resource show --ids "$vault" --output none
umask 077
body="$(mktemp)"
trap 'rm -f "$body"' EXIT

for name in pseudonym-key selection-key; do
    if said="$(az rest --method get --url "$vault/secrets/$name?api-version=2023-07-01" --output none 2>&1)"; then
        echo "$name is there, and stays"
        continue
    fi
    # Whatever else kept it from being read must not end in a new key.
    case "$said" in
        *NotFound* | *404*) ;;
        *) echo "$said" >&2; exit 1 ;;
    esac
    printf '{"properties":{"value":"%s"}}' "$(openssl rand -base64 32)" > "$body"
    az rest --method put --url "$vault/secrets/$name?api-version=2023-07-01" --body "@$body" --output none
    echo "$name made in $AZURE_KEY_VAULT_NAME"
    made=1
done

if [ -n "$made" ]; then
    az rest --method post --url "$site/config/configreferences/appsettings/refresh?api-version=2024-04-01" --output none
    echo "$AZURE_FUNCTION_NAME reads them now"
fi
