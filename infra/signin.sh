# Read by the scripts beside it: az is signed in, at the subscription that is meant, whose id is in $subscription.

# Git Bash on Windows would take what begins with a slash for a path.
export MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*'

if ! az account show --output none; then
    echo 'az is not signed in: az login. azd has a sign-in of its own; azd config set auth.useAzCliAuth true makes it use that of az' >&2
    exit 1
fi
# azd may be at another subscription than az.
subscription="${AZURE_SUBSCRIPTION_ID:-$(az account show --query id --output tsv | tr -d '\r')}"
az account set --subscription "$subscription"
