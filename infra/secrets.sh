#!/bin/sh
# Makes the three keys in Key Vault where they are missing; keys that are there are never touched: with another
# pseudonym key everybody would be somebody else. Then has the app read them, and waits until it can. Goes by Azure Resource
# Manager, so it needs no role in the vault and no way into a private network. Needs az, signed in, and:
# AZURE_RESOURCE_GROUP AZURE_KEY_VAULT_NAME AZURE_FUNCTION_NAME
set -eu

. "$(dirname "$0")/signin.sh"
group="/subscriptions/$subscription/resourceGroups/$AZURE_RESOURCE_GROUP"
vault="$group/providers/Microsoft.KeyVault/vaults/$AZURE_KEY_VAULT_NAME"
references="$group/providers/Microsoft.Web/sites/$AZURE_FUNCTION_NAME/config/configreferences/appsettings"

az resource show --ids "$vault" --output none
umask 077
body="$(mktemp)"
trap 'rm -f "$body"' EXIT
# az is a program of Windows there, and knows no path of Git Bash.
file="$body"
if command -v cygpath > /dev/null 2>&1; then file="$(cygpath -w "$body")"; fi

for name in pseudonym-key selection-key pages-key; do
    if said="$(az rest --method get --url "$vault/secrets/$name?api-version=2023-07-01" --output none 2>&1)"; then
        echo "$name is there, and stays"
        continue
    fi
    # Whatever else kept it from being read must not end in a new key; ids in what is said may hold any number.
    case "$said" in
        *'Not Found('* | *'"SecretNotFound"'*) ;;
        *) echo "$said" >&2; exit 1 ;;
    esac
    printf '{"properties":{"value":"%s"}}' "$(openssl rand -base64 32)" > "$body"
    az rest --method put --url "$vault/secrets/$name?api-version=2023-07-01" --body "@$file" --output none
    echo "$name made in $AZURE_KEY_VAULT_NAME"
done

# The same version from now on, whoever writes another one.
version="$(az rest --method get --url "$vault/secrets/pseudonym-key?api-version=2023-07-01" --query properties.secretUriWithVersion --output tsv | tr -d '\r')"
version="${version##*/}"
# Nothing would let go of the version that is pinned.
if [ -z "$version" ]; then echo "the pseudonym key's version could not be read" >&2; exit 1; fi
echo "the pseudonym key's version is $version; deployments pin it by ADVOCACY_PSEUDONYM_KEY_VERSION"
if [ "${1:-}" = azd ]; then azd env set ADVOCACY_PSEUDONYM_KEY_VERSION "$version"; fi

# Roles of a minute ago may not count yet: a reference that failed then is tried again only when it is told to.
tries=0
while :; do
    az rest --method post --url "$references/refresh?api-version=2024-04-01" --output none
    all="$(az rest --method get --url "$references?api-version=2024-04-01" --query "value[].join(': ', [name, properties.status])" --output tsv | tr -d '\r')"
    left="$(printf '%s\n' "$all" | grep -v ': Resolved$' || true)"
    # The settings of a moment ago may not be listed yet.
    case "$all" in *PseudonymKey*) ;; *) left='the keys are not among its settings yet' ;; esac
    if [ -z "$left" ]; then break; fi
    tries=$((tries + 1))
    if [ "$tries" -ge "${ADVOCACY_TRIES:-20}" ]; then
        printf 'The app cannot read these yet; run infra/secrets.sh again in some minutes:\n%s\n' "$left" >&2
        exit 1
    fi
    sleep "${ADVOCACY_PAUSE:-15}"
done
echo "$AZURE_FUNCTION_NAME reads them now"
