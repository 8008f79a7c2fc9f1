package city.participation.partners;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/**
 * Days are stored as they are written, by ISO 8601. Left to itself, Spring Data stores the moment
 * in which they begin where this machine says it is; elsewhere they would be other days.
 */
@Configuration(proxyBeanMethods = false)
class StoredDays {

  @Bean
  MongoCustomConversions mongoCustomConversions() {
    return new MongoCustomConversions(List.of(new Written(), new Read()));
  }

  @WritingConverter
  private static final class Written implements Converter<LocalDate, String> {

    @Override
    public String convert(LocalDate day) {
      return day.toString();
    }
  }

  @ReadingConverter
  private static final class Read implements Converter<String, LocalDate> {

    @Override
    public LocalDate convert(String day) {
      return LocalDate.parse(day);
    }
  }
}
