package city.participation.engines.mongodb;

import city.participation.engines.mongodb.Plan.Range;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the order in which the fewest documents must be read. A plan's ranges hold at least the
 * documents that meet the filter; whoever reads them still applies the filter.
 */
final class Planner {

  private static final int MOST_RANGES = 500;
  private static final int COUNTED_RANGES = 16;

  /** To hold a document and find its place among thousands, in documents that are read. */
  private static final int SORTING = 2;

  private final List<List<Condition>> alternatives;
  private final Document sort;
  private final long wanted;

  /**
   * @param sort empty for any order
   * @param wanted how many documents are needed, 0 for all
   */
  Planner(Document filter, Document sort, long wanted) {
    this.alternatives = Condition.alternatives(filter);
    this.sort = sort;
    this.wanted = wanted;
  }

  Plan best(PrimaryIndex primary, Collection<? extends ReadOrder> others) {
    Plan byId = plan(primary);
    if (byId.entries() <= 1) {
      return byId;
    }
    List<Plan> plans = new ArrayList<>();
    plans.add(byId);
    for (ReadOrder order : others) {
      if (alternatives.stream().allMatch(order::covers)) {
        plans.add(plan(order));
      }
    }
    long matches = plans.stream().mapToLong(Plan::entries).min().orElseThrow();
    return plans.stream().min(Comparator.comparingLong(plan -> cost(plan, matches))).orElseThrow();
  }

  /** Documents to read, on the assumption that those that match lie evenly among the others. */
  private long cost(Plan plan, long matches) {
    boolean canStop = wanted > 0 && wanted <= matches && (plan.sorted() || sort.isEmpty());
    long read = canStop ? Math.ceilDiv(wanted * plan.entries(), matches) : plan.entries();
    long hops = plan.order() instanceof PrimaryIndex ? 1 : 2;
    return read * hops + (sort.isEmpty() || plan.sorted() ? 0 : SORTING * plan.entries());
  }

  private Plan plan(ReadOrder order) {
    List<Range> ranges = new ArrayList<>();
    for (List<Condition> alternative : alternatives) {
      ranges.addAll(ranges(order, alternative));
    }
    List<Range> merged = merge(ranges);
    int direction = sort.isEmpty() ? 1 : direction(order);
    return new Plan(order, merged, direction < 0, direction != 0, count(order.entries(), merged));
  }

  private static List<Range> ranges(ReadOrder order, List<Condition> alternative) {
    List<byte[]> prefixes = List.of(new byte[0]);
    List<List<Interval>> bounds = bounds(order, alternative);
    for (int i = 0; i < bounds.size(); i++) {
      List<Interval> intervals = bounds.get(i);
      List<Interval> written =
          order.order().get(i).isAscending()
              ? intervals
              : intervals.stream().map(Interval::inverted).toList();
      if (!arePoints(written)) {
        return combine(prefixes, written, (prefix, interval) -> range(prefix, interval));
      }
      prefixes = combine(prefixes, written, (prefix, point) -> join(prefix, point.from().prefix()));
    }
    return prefixes.stream().map(p -> p.length == 0 ? Range.ALL : startingWith(p)).toList();
  }

  /** What bounds the leading fields of an order; only the last of them may be left a range. */
  private static List<List<Interval>> bounds(ReadOrder order, List<Condition> alternative) {
    List<List<Interval>> bounds = new ArrayList<>();
    boolean arrayBound = false;
    int combinations = 1;
    for (int i = 0; i < order.order().size(); i++) {
      boolean array = isArray(order, i);
      // Different elements may meet the conditions of different fields.
      List<Interval> intervals =
          arrayBound && array ? null : intervals(alternative, order.order().get(i).getKey(), array);
      if (intervals == null || combinations * intervals.size() > MOST_RANGES) {
        break;
      }
      bounds.add(intervals);
      if (!arePoints(intervals)) {
        break;
      }
      arrayBound |= array;
      combinations *= intervals.size();
    }
    return bounds;
  }

  private static boolean arePoints(List<Interval> intervals) {
    return intervals.stream().allMatch(Interval::isPoint);
  }

  private static <T> List<T> combine(
      List<byte[]> prefixes,
      List<Interval> intervals,
      BiFunction<byte[], Interval, T> combination) {
    List<T> result = new ArrayList<>();
    for (byte[] prefix : prefixes) {
      for (Interval interval : intervals) {
        result.add(combination.apply(prefix, interval));
      }
    }
    return result;
  }

  private static Range range(byte[] prefix, Interval interval) {
    return new Range(join(prefix, interval.from().bytes()), join(prefix, interval.to().bytes()));
  }

  private static Range startingWith(byte[] prefix) {
    return new Range(prefix, KeyBytes.after(prefix));
  }

  private static byte[] join(byte[] left, byte[] right) {
    byte[] result = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, result, left.length, right.length);
    return result;
  }

  /** What the conditions leave of a field; null if they say nothing about it. */
  private static @Nullable List<Interval> intervals(
      List<Condition> conditions, String field, boolean array) {
    List<Interval> result = null;
    for (Condition condition : conditions) {
      List<Interval> next = condition.field().equals(field) ? Interval.of(condition) : null;
      if (next == null) {
        continue;
      }
      if (result == null) {
        result = next;
      } else if (array) {
        // Different elements may meet different conditions: only one can be used.
        boolean narrower = arePoints(next) && (!arePoints(result) || next.size() < result.size());
        result = narrower ? next : result;
      } else {
        List<Interval> both = new ArrayList<>();
        for (Interval left : result) {
          next.stream().map(left::and).filter(i -> !i.isEmpty()).forEach(both::add);
        }
        result = both;
      }
    }
    return result;
  }

  /** 1 if the order is the one asked for, -1 if it is the reverse, 0 if neither. */
  private int direction(ReadOrder order) {
    List<IndexKey> keys = order.order();
    int direction = 0;
    int next = 0;
    for (Map.Entry<String, Object> wantedKey : sort.entrySet()) {
      String field = wantedKey.getKey();
      if (isFixed(order, field)) {
        continue;
      }
      while (next < keys.size() && !keys.get(next).getKey().equals(field)) {
        boolean skippable =
            isFixed(order, keys.get(next).getKey())
                || (direction == 0 && isBoundToOnePoint(order, next));
        if (!skippable) {
          return 0;
        }
        next++;
      }
      if (next == keys.size() || isArray(order, next)) {
        return 0;
      }
      int sign = Integer.signum(((Number) wantedKey.getValue()).intValue());
      int found = keys.get(next).isAscending() ? sign : -sign;
      if (direction != 0 && direction != found) {
        return 0;
      }
      direction = found;
      next++;
    }
    return direction == 0 ? 1 : direction;
  }

  private static boolean isArray(ReadOrder order, int key) {
    return (order.arrayFields() & (1 << key)) != 0;
  }

  /** Whether the filter leaves one value of a field that is known to hold no arrays. */
  private boolean isFixed(ReadOrder order, String field) {
    List<IndexKey> keys = order.order();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).getKey().equals(field)) {
        return !isArray(order, i)
            && isOnePoint(alternative -> intervals(alternative, field, false));
      }
    }
    return false;
  }

  /** Whether all entries that are read have one value there; an array may hold others as well. */
  private boolean isBoundToOnePoint(ReadOrder order, int key) {
    return isOnePoint(alternative -> {
      List<List<Interval>> bounds = bounds(order, alternative);
      return key < bounds.size() ? bounds.get(key) : null;
    });
  }

  /** Whether each alternative leaves one value, and all the same one. */
  private boolean isOnePoint(Function<List<Condition>, @Nullable List<Interval>> left) {
    byte[] value = null;
    for (List<Condition> alternative : alternatives) {
      List<Interval> intervals = left.apply(alternative);
      if (intervals == null || intervals.size() != 1 || !intervals.getFirst().isPoint()) {
        return false;
      }
      byte[] point = intervals.getFirst().from().prefix();
      if (value != null && !Arrays.equals(value, point)) {
        return false;
      }
      value = point;
    }
    return true;
  }

  /** In order, and without overlaps, so that no entry is read twice. */
  private static List<Range> merge(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort((left, right) -> Arrays.compareUnsigned(left.from(), right.from()));
    List<Range> result = new ArrayList<>();
    for (Range range : sorted) {
      Range last = result.isEmpty() ? null : result.getLast();
      if (last == null
          || (last.to() != null && Arrays.compareUnsigned(last.to(), range.from()) < 0)) {
        result.add(range);
      } else {
        result.set(result.size() - 1, new Range(last.from(), later(last.to(), range.to())));
      }
    }
    return result;
  }

  private static byte @Nullable [] later(byte @Nullable [] left, byte @Nullable [] right) {
    if (left == null || right == null) {
      return null;
    }
    return Arrays.compareUnsigned(left, right) >= 0 ? left : right;
  }

  private static long count(MVMap<byte[], byte[]> entries, List<Range> ranges) {
    long counted = 0;
    int first = Math.min(ranges.size(), COUNTED_RANGES);
    for (Range range : ranges.subList(0, first)) {
      byte[] to = range.to();
      long end = to == null ? entries.sizeAsLong() : rank(entries, to);
      counted += end - rank(entries, range.from());
    }
    return first == 0 ? 0 : counted * ranges.size() / first;
  }

  private static long rank(MVMap<byte[], byte[]> entries, byte[] key) {
    long index = entries.getKeyIndex(key);
    return index >= 0 ? index : -index - 1;
  }
}
