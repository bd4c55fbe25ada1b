#!/bin/sh
# Says what a deployment must know of what is there already, as lines NAME=value, or to azd's environment (prepare.sh azd):
# the month in which the budget began, which can never be changed again, and whether a deleted vault is to be recovered.
# Needs az, signed in, and AZURE_ENV_NAME; with ADVOCACY_PRIVATE=true it registers what a network of Flex Consumption needs.
set -eu

. "$(dirname "$0")/signin.sh"
group="rg-advocacy-$AZURE_ENV_NAME"

to="${1:-}"
tell() {
    if [ "$to" = azd ]; then
        azd env set "$1" "$2"
    else
        echo "$1=$2"
    fi
}

# The subnet of the app is delegated to it.
if [ "${ADVOCACY_PRIVATE:-false}" = true ]; then az provider register --namespace Microsoft.App --wait; fi

why="$(mktemp)"
trap 'rm -f "$why"' EXIT

# What is not there is no mistake, nor is a provider that nobody has used yet; whatever else kept it from being read is.
found() {
    if said="$(az rest --method get --url "$1" --query "$2" --output tsv 2> "$why")"; then
        printf '%s' "$said" | tr -d '\r'
        return
    fi
    case "$(cat "$why")" in
        *'Not Found('* | *ResourceGroupNotFound* | *MissingSubscriptionRegistration*) ;;
        *) cat "$why" >&2; return 1 ;;
    esac
}

budget="/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Consumption/budgets/advocacy"
# Some subscriptions let nobody look at costs, and most environments have no budget: Azure refuses a wrong start by itself.
start="$(found "$budget?api-version=2023-11-01" properties.timePeriod.startDate)" || echo 'whether there is a budget could not be read; this month is taken' >&2
if [ -n "$start" ]; then
    tell ADVOCACY_BUDGET_START "$(printf '%s' "$start" | cut -c1-10)"
else
    tell ADVOCACY_BUDGET_START "$(date -u +%Y-%m-01)"
fi

deleted="$(found "/subscriptions/$subscription/providers/Microsoft.KeyVault/deletedVaults?api-version=2023-07-01" "value[].properties.vaultId")"
# Resource groups are compared without regard to case.
if printf '%s\n' "$deleted" | grep -qiF "/resourceGroups/$group/providers/Microsoft.KeyVault/vaults/kv-adv-"; then
    tell ADVOCACY_VAULT_MODE recover
    echo "a deleted vault of $group is recovered, with the keys in it" >&2
else
    tell ADVOCACY_VAULT_MODE default
fi
