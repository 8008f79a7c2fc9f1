package city.participation.partners.partner.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import org.junit.jupiter.api.Test;

class SealedTokenTests {

  private static final IdempotencyKey KEY = new IdempotencyKey("4f0f6a52-3c1e", "print");
  private final InvitationToken token = NewInvitation.of(MemberRole.EDITOR, null, null).token();

  @Test
  void isOpenedByTheSameRequest() {
    String sealed = SealedToken.seal(token, "paula", KEY);
    assertThat(sealed).doesNotContain(token.value());
    assertThat(SealedToken.open(sealed, "paula", KEY)).isEqualTo(token);
    assertThat(SealedToken.seal(token, "paula", KEY)).as("never alike").isNotEqualTo(sealed);
  }

  @Test
  void isOpenedByNoOther() {
    String sealed = SealedToken.seal(token, "paula", KEY);
    assertThatIllegalStateException().isThrownBy(() -> SealedToken.open(sealed, "somebody", KEY));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> SealedToken.open(sealed, "paula", new IdempotencyKey("4f0f6a52-3c1f", "print")));
  }
}
