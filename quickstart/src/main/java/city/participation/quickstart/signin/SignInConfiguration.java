package city.participation.quickstart.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SignInConfiguration {

  private static final String AUDIENCE = "participation-api";

  @Bean
  SecurityFilterChain endpoints(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> {})
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .build();
  }

  @Bean
  RegisteredClientRepository clients() {
    return new RegisteredDemoClients();
  }

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new NoAuthorizationsKept();
  }

  @Bean
  PasswordEncoder secrets() {
    return new PlainSecrets();
  }

  @Bean
  JWKSource<SecurityContext> keys(@Value("${participation.sign-in.key}") Path file) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(file)));
  }

  @Bean
  AuthorizationServerSettings settings(@Value("${participation.sign-in.issuer}") String issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer).build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      String client = context.getRegisteredClient().getClientId();
      var claims =
          context
              .getClaims()
              .audience(List.of(AUDIENCE))
              .claim("roles", DemoClients.rolesOf(client));
      String office = DemoClients.officeOf(client);
      if (office != null) {
        claims.claim("office", office);
      }
    };
  }

  /** The one secret is public, so a slow hash would only cost time. */
  private static final class PlainSecrets extends AbstractValidatingPasswordEncoder {

    @Override
    protected String encodeNonNullPassword(String raw) {
      return raw;
    }

    @Override
    protected boolean matchesNonNull(String raw, String kept) {
      return MessageDigest.isEqual(
          raw.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    }
  }
}
