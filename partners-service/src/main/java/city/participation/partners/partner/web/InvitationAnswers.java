package city.participation.partners.partner.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.partners.ViewTag;
import city.participation.partners.member.Invitation;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.partner.Outcome;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.RequestKey;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers whoever invites, with the token that nobody can look up later. */
@Component
class InvitationAnswers {

  /** A receipt as it is kept under an idempotency key: the token in it is sealed with that key. */
  record Kept(
      String tag, String partner, String id, MemberRole role, Instant expiresAt, String sealed) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  InvitationAnswers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey key(@Nullable IdempotencyKey key, String person, NewInvitation wanted) {
    return key == null
        ? null
        : new RequestKey(
            key.value(),
            key.fingerprint(),
            partner -> json.writeValueAsString(kept(partner, person, key, wanted)));
  }

  ResponseEntity<InvitationReceipt> of(
      Outcome outcome, @Nullable IdempotencyKey key, String person, NewInvitation wanted) {
    return switch (outcome) {
      case Outcome.Done(PartnerView partner) ->
          answer(tag(partner), partner.id(), receipt(partner, wanted));
      case Outcome.Repeated(String answer) -> {
        Kept kept = lenient.readValue(answer, Kept.class);
        InvitationToken token =
            SealedToken.open(kept.sealed(), person, Objects.requireNonNull(key));
        yield answer(
            kept.tag(),
            kept.partner(),
            receipt(kept.partner(), kept.id(), kept.role(), token, kept.expiresAt()));
      }
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }

  private static Kept kept(
      PartnerView partner, String person, IdempotencyKey key, NewInvitation wanted) {
    return new Kept(
        tag(partner),
        partner.id(),
        wanted.id(),
        wanted.role(),
        made(partner, wanted).expiresAt(),
        SealedToken.seal(wanted.token(), person, key));
  }

  private static InvitationReceipt receipt(PartnerView partner, NewInvitation wanted) {
    return receipt(
        partner.id(),
        wanted.id(),
        wanted.role(),
        wanted.token(),
        made(partner, wanted).expiresAt());
  }

  private static InvitationReceipt receipt(
      String partner, String id, MemberRole role, InvitationToken token, Instant expiresAt) {
    return new InvitationReceipt(
        id, role, token.value(), "/api/partners/" + partner + "/membership", expiresAt);
  }

  private static Invitation made(PartnerView partner, NewInvitation wanted) {
    return partner.representation().invitation(wanted.id()).orElseThrow();
  }

  private static String tag(PartnerView partner) {
    return ViewTag.of(partner.version(), PartnerReceipt.of(partner)).toString();
  }

  private static ResponseEntity<InvitationReceipt> answer(
      String tag, String partner, InvitationReceipt receipt) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.ETAG, tag)
        .location(URI.create("/api/partners/" + partner + "/invitations/" + receipt.id()))
        .body(receipt);
  }
}
