#!/usr/bin/env bash
# A technology contract from its draft to the certificate that anybody verifies, over HTTP alone: what an enterprise's
# program and three officers' scripts would send. On the demonstration; needs bash, curl and Node.
#
#   docs/examples/walk.sh [address]      http://localhost:8080 unless named
#
# Each run files another contract, of another amount and with other files: a contract is registered only once.
set -euo pipefail
cd "$(dirname "$0")"
api=${1:-http://localhost:8080}/api/v1
technical=$((900000 + RANDOM * 3)).$((10 + RANDOM % 90))

# ---- tools --------------------------------------------------------------------------------------------------------

# call TOKEN METHOD PATH [curl's arguments]: the answer; a refusal ends the walk with its words. No token: anybody
call() {
  local token=$1 method=$2 path=$3 answer
  shift 3
  answer=$(curl -sS --fail-with-body -X "$method" ${token:+-H "Authorization: Bearer $token"} "$@" "$api$path") || {
    echo "$method $path: $answer" >&2
    return 1
  }
  printf '%s' "$answer"
}

# field EXPRESSION: of the JSON that comes in, as in `field .items[0].id`
field() { node -e "const text = require('fs').readFileSync(0, 'utf8'); text || process.exit(1); console.log(JSON.parse(text)$1)"; }

# example EXPRESSION: made of the example, with this run's amounts
example() {
  node -e "
    const { answers, documents, tasks } = require('./contract-certification.json')
    const technical = '$technical'
    const plus = yuan => (Number(technical) + yuan).toFixed(2)
    Object.assign(answers, { technicalAmount: technical, contractAmount: plus(200000) })
    Object.assign(answers.amountItems[0], { unitPrice: technical, amount: technical })
    answers.paymentPlan[1].amount = plus(-400000)
    tasks['contract-technical-review'].certifiedTechnicalAmount = technical
    const made = $1
    console.log(typeof made === 'string' ? made : JSON.stringify(made))"
}

sign_in() { call '' POST /tokens -u "$1:demo" | field .token; }

# step TOKEN FORM OUTCOME: claims the case's step and completes it with the example's answers
step() {
  local task
  task=$(call "$1" GET "/tasks?queue=claimable&caseId=$id" | field '.items[0].id')
  call "$1" POST "/tasks/$task/claim"
  example "{ outcome: '$3', answers: tasks['$2'] }" |
    call "$1" POST "/tasks/$task/completion" -H 'Content-Type: application/json' -d @- |
    field '.nextSteps.map(step => step.name).join() || "done"' | sed "s/^/$2: $3, then /"
}

# ---- the enterprise ------------------------------------------------------------------------------------------------

enterprise=$(sign_in enterprise)
id=$(example "{ matter: 'contract-certification', answers }" |
  call "$enterprise" POST /cases -H 'Content-Type: application/json' -d @- | field .id)

example "documents.map(document => document.kind + ' ' + document.file).join('\n')" |
  while read -r kind file; do
    { cat "$file" && echo "% $id"; } |
      call "$enterprise" POST "/cases/$id/documents" -F "kind=$kind" -F "file=@-;filename=$(basename "$file")" >/dev/null
  done

number=$(call "$enterprise" POST "/cases/$id/submission" -H "Idempotency-Key: $id" | field .caseNumber)
echo "$number: submitted, $technical yuan of technology"

# ---- the bureau ----------------------------------------------------------------------------------------------------

step "$(sign_in clerk)" contract-intake accept
step "$(sign_in registrar)" contract-technical-review certify
step "$(sign_in rechecker)" contract-second-review agree

# ---- the certificate -----------------------------------------------------------------------------------------------

letter() { call "$enterprise" GET "/cases/$id" | field ".letters.find(letter => letter.kind === 'LT-C1')?.$1"; }

# It is sealed shortly after it was decided, and verified from then on.
for _ in $(seq 60); do
  [ "$(letter sealed)" = true ] && break
  sleep 1
done
certificate=$(letter number)
pdf=${TMPDIR:-/tmp}/$certificate.pdf
call "$enterprise" GET "/letters/$(letter id)" -o "$pdf"
state=$(call '' GET "/certificates/$certificate?code=$(letter verificationCode)" | field .state)
echo "certificate $certificate: $state, $pdf"
