package city.participation.testengines;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortableSetTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', filter: {_id: 1, version: {$gte: 2}}, sort: {_id: 1}, limit: 5}",
        "{find: 'c', filter: {$or: [{a: {$lt: 1}}, {a: 1, _id: {$not: {$in: [2]}}}]}}",
        "{find: 'c', filter: {e: {$elemMatch: {a: 1, b: {$exists: true}}}}, projection: {a: 1}}",
        "{find: 'c', filter: {$expr: {$gt: ['$a', {$size: '$b'}]}}, projection: {e: {$slice: 1}}}",
        "{find: 'c', filter: {name: {$regex: '^x', $options: 'i'}, ref: {$ref: 'o', $id: 1}}}",
        "{insert: 'c', documents: [{_id: 1, $odd: 1}], ordered: true, txnNumber: 1, lsid: {id: 1}}",
        "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 1}, $push: {o: {$each: [1],"
            + " $slice: -2}}, $pull: {k: {at: {$lt: 5}}}}, upsert: true}]}",
        "{update: 'c', updates: [{q: {_id: 1}, u: {_id: 1, a: 2}}]}",
        "{update: 'c', updates: [{q: {}, u: {$set: {'a.$[x].b': 1}}, arrayFilters: [{'x.c': 1}]}]}",
        "{findAndModify: 'c', query: {_id: 1}, update: {$inc: {n: 1}}, new: true}",
        "{delete: 'c', deletes: [{q: {a: {$lt: 1}}, limit: 0}], writeConcern: {w: 'majority'}}",
        "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$group: {_id: '$b', n: {$sum: 1}}},"
            + " {$sort: {n: -1}}, {$addFields: {x: {$cond: [{$gt: ['$n', 1]}, 'many', 'one']}}}]}",
        "{aggregate: 'c', pipeline: [{$lookup: {from: 'd', let: {a: '$a'}, as: 'd',"
            + " pipeline: [{$match: {$expr: {$eq: ['$_id', '$$a']}}}]}}]}",
        "{createIndexes: 'c', indexes: [{key: {a: 1, _id: -1}, name: 'a', unique: true,"
            + " sparse: true}, {key: {due: 1}, name: 'd', partialFilterExpression:"
            + " {due: {$exists: true}}}, {key: {at: 1}, name: 't', expireAfterSeconds: 60}]}",
        "{create: 'c'}",
      })
  void acceptsWhatMeansTheSameEverywhere(String command) {
    BsonDocument parsed = BsonDocument.parse(command);

    assertThat(PortableSet.offences(parsed.getFirstKey(), parsed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {commitTransaction: 1} | conditional update
          {insert: 'c', documents: [], startTransaction: true} | startTransaction
          {find: 'c', filter: {$text: {$search: 'x'}}} | $text (instead: search text
          {find: 'c', filter: {at: {$near: [1, 2]}}} | $near (instead: compare stored
          {find: 'c', filter: {at: {$geoWithin: {$box: []}}}} | $geoWithin
          {find: 'c', filter: {$or: [{a: {$geoIntersects: {}}}]}} | $geoIntersects
          {find: 'c', filter: {e: {$elemMatch: {a: {$near: []}}}}} | $near
          {find: 'c', filter: {e: {$all: [{$elemMatch: {a: {$near: []}}}]}}} | $near
          {find: 'c', filter: {a: {$not: {$bitsAllSet: 1}}}} | $bitsAllSet
          {find: 'c', filter: {$where: 'x'}} | $where
          {find: 'c', filter: {$jsonSchema: {}}} | $jsonSchema
          {find: 'c', filter: {$expr: {$switch: {}}}} | $switch
          {find: 'c', filter: {}, collation: {locale: 'de'}} | collation (instead: store
          {find: 'c', filter: {}, hint: 'i'} | hint
          {find: 'c', filter: {}, tailable: true} | tailable
          {find: 'c', filter: {}, projection: {x: {$add: [1, 2]}}} | computed projection
          {find: 'c', filter: {}, projection: {x: '$y'}} | computed projection
          {find: 'c', filter: {'e.n': 1}, projection: {'e.$': 1}} | positional projection of e.$
          {findAndModify: 'c', query: {}, remove: true, fields: {'e.$.n': 1}} | positional projection
          {find: 'c', filter: {}, readConcern: {level: 'snapshot'}} | snapshot
          {find: 'c', filter: {}, min: {a: 1}} | option min
          {find: 'c', filter: {}, max: {a: 1}} | option max
          {findAndModify: 'c', query: {}, remove: true, fields: {x: '$y'}} | computed projection
          {update: 'c', updates: [{q: {}, u: [{$set: {a: 1}}]}]} | an update by a pipeline
          {update: 'c', updates: [{q: {}, u: {$bit: {a: {and: 1}}}}]} | $bit
          {update: 'c', updates: [{q: {}, u: {$set: {a: 1}}, sort: {a: 1}}]} | option sort
          {update: 'c', updates: [{q: {}, u: {$set: {a: 1}}, collation: {}}]} | collation
          {update: 'c', updates: [{q: {a: {$near: []}}, u: {$set: {a: 1}}}]} | $near
          {update: 'c', updates: [{q: {}, u: {$pull: {a: {$near: 1}}}}]} | $near
          {update: 'c', updates: [{q: {}, u: {$push: {a: {$odd: 1}}}}]} | modifier $odd
          {findAndModify: 'c', query: {}, update: [{$set: {a: 1}}]} | an update by a pipeline
          {findAndModify: 'c', query: {}, update: {$set: {a: 1}}, hint: 'i'} | hint
          {delete: 'c', deletes: [{q: {$text: {}}, limit: 1}]} | $text
          {insert: 'c', documents: [], writeConcern: {w: 0}} | w:0
          {aggregate: 1, pipeline: []} | without a collection
          {aggregate: 'c', pipeline: [{$changeStream: {}}]} | $changeStream (instead: poll
          {aggregate: 'c', pipeline: [{$set: {a: 1}}]} | stage $set (instead: $addFields)
          {aggregate: 'c', pipeline: [{$facet: {a: [{$unionWith: 'd'}]}}]} | $unionWith
          {aggregate: 'c', pipeline: [{$group: {_id: 1, a: {$topN: {}}}}]} | $topN
          {aggregate: 'c', pipeline: [{$project: {a: {$dateTrunc: {}}}}]} | $dateTrunc
          {aggregate: 'c', pipeline: [{$match: {a: {$near: 1}}}]} | $near
          {aggregate: 'c', pipeline: [{$lookup: {localField: 'a', pipeline: []}}]} | $lookup with
          {createIndexes: 'c', indexes: [{key: {a: 'text'}, name: 'a'}]} | index of a
          {createIndexes: 'c', indexes: [{key: {a: '2dsphere'}, name: 'a'}]} | index of a
          {createIndexes: 'c', indexes: [{key: {'$**': 1}, name: 'a'}]} | index of $**
          {createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a', collation: {}}]} | collation
          {create: 'c', validator: {}} | validator
          {create: 'c', viewOn: 'd', pipeline: []} | viewOn
          {create: 'c', capped: true, size: 1} | capped
          {explain: {}} | the command itself
          {bulkWrite: 1} | bulkWrite
          {collMod: 'c'} | the command itself
          """)
  void namesWhatDoesNot(String command, String offence) {
    BsonDocument parsed = BsonDocument.parse(command);

    assertThat(PortableSet.offences(parsed.getFirstKey(), parsed))
        .singleElement()
        .asString()
        .contains(offence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', filter: {$or: 1}}",
        "{aggregate: 'c', pipeline: {$match: {}}}",
        "{update: 'c', updates: [{q: {}, u: {$push: 1}}]}",
      })
  void namesWhatItCannotRead(String command) {
    BsonDocument parsed = BsonDocument.parse(command);

    assertThat(PortableCommands.offences(parsed.getFirstKey(), parsed))
        .singleElement()
        .asString()
        .contains("does not know");
  }
}
