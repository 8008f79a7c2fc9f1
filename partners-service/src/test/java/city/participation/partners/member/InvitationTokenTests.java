package city.participation.partners.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvitationTokenTests {

  @Test
  void isOf160BitsAndNeverTheSame() {
    List<String> tokens =
        IntStream.range(0, 1_000).mapToObj(i -> InvitationToken.random().value()).toList();
    assertThat(tokens)
        .doesNotHaveDuplicates()
        .allSatisfy(it -> {
          assertThat(it).hasSize(InvitationToken.LENGTH);
          assertThat(Base64.getUrlDecoder().decode(it)).hasSize(20);
        });
  }

  @Test
  void isKnownByItsHashAndByNoOther() {
    InvitationToken token = InvitationToken.random();
    assertThat(token.hasHash(token.hash())).isTrue();
    assertThat(token.hasHash(InvitationToken.random().hash())).isFalse();
    assertThat(token.hasHash("")).isFalse();
    assertThat(new InvitationToken("abc").hash())
        .as("SHA-256")
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void isNotToldByItsText() {
    InvitationToken token = InvitationToken.random();
    assertThat(token.toString()).doesNotContain(token.value());
    assertThat(NewInvitation.of(MemberRole.OWNER, null, null).toString())
        .contains("token=InvitationToken,");
  }
}
