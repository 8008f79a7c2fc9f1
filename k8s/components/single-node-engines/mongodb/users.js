// Runs once, when the database is empty.
for (const service of ['ideas', 'partners', 'events', 'notifications']) {
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: 'local',
    roles: [{ role: 'readWrite', db: service }],
  });
}
