CITIZEN=$(./token demo-participant-1)
MODERATOR=$(./token demo-moderator-1)

# A citizen submits an idea. The answer's Location names it, its ETag is its version.
IDEA=$(curl -si http://localhost:8080/api/ideas \
  -H "Authorization: Bearer $CITIZEN" -H 'Content-Type: application/json' \
  -d '{"title": "Trinkbrunnen am Neumarkt", "text": "An heißen Tagen fehlt rund um den Neumarkt öffentliches Trinkwasser.", "theme": "liveability", "place": {"district": "101"}}' \
  | tr -d '\r' | sed -n 's|^[Ll]ocation: .*/api/ideas/||p')
echo "submitted: $IDEA"

# A moderator reads it and publishes exactly the version that was read.
ETAG=$(curl -si http://localhost:8080/api/ideas/$IDEA -H "Authorization: Bearer $MODERATOR" \
  | tr -d '\r' | sed -n 's|^[Ee][Tt]ag: ||p')
curl -s -X POST http://localhost:8080/api/ideas/$IDEA/publication \
  -H "Authorization: Bearer $MODERATOR" -H "If-Match: $ETAG"
echo

# The fact travels over the bus; a moment later the citizen's inbox tells of it.
for TRY in 1 2 3 4 5 6 7 8 9 10; do
  INBOX=$(curl -s http://localhost:8080/api/notifications -H "Authorization: Bearer $CITIZEN" -H 'Accept-Language: en')
  case $INBOX in *"$IDEA"*) break ;; esac
  sleep 1
done
echo "$INBOX"
