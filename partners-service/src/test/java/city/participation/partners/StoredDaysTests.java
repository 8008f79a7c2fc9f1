package city.participation.partners;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.partner.Accreditation;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class StoredDaysTests {

  private final TimeZone usual = TimeZone.getDefault();

  @AfterEach
  void moveBack() {
    TimeZone.setDefault(usual);
  }

  @Test
  void readsTheSameDayOnAMachineElsewhere() {
    Accreditation term =
        new Accreditation(LocalDate.of(2026, 11, 27), LocalDate.of(2028, 11, 27), List.of(30));
    Document stored = new Document();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    converter().write(term, stored);

    TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
    assertThat(converter().read(Accreditation.class, stored)).isEqualTo(term);
    assertThat(stored).containsEntry("until", "2028-11-27");
  }

  private static MappingMongoConverter converter() {
    var conversions = new StoredDays().mongoCustomConversions();
    var context = new MongoMappingContext();
    context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
    var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
    converter.setCustomConversions(conversions);
    converter.afterPropertiesSet();
    return converter;
  }
}
