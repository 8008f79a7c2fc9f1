package city.participation.quickstart.signin;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The library's own repository in memory insists on a secret of its own for each client. */
final class RegisteredDemoClients implements RegisteredClientRepository {

  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private final Map<String, RegisteredClient> clients =
      DemoClients.ids().stream()
          .collect(
              Collectors.toUnmodifiableMap(Function.identity(), RegisteredDemoClients::client));

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("the demo clients are fixed");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return clients.get(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return clients.get(clientId);
  }

  private static RegisteredClient client(String id) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(DemoClients.SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
        .build();
  }
}
