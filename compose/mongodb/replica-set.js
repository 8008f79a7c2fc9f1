// Makes the one server a replica set of one, as writes wait for a majority; fails while it cannot be written to.
try {
  rs.status();
} catch (refusal) {
  if (refusal.codeName !== 'NotYetInitialized') {
    throw refusal;
  }
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] });
}
if (!db.hello().isWritablePrimary) {
  throw new Error('not the primary yet');
}
