package city.participation.testengines;

import com.mongodb.MongoClientSettings;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

final class PortableCommandsCustomizer implements MongoClientSettingsBuilderCustomizer {

  @Override
  public void customize(MongoClientSettings.Builder settings) {
    settings.addCommandListener(new PortableCommands());
  }
}
