package city.participation.quickstart;

/** What a newcomer reads when all is up. */
final class Welcome {

  private Welcome() {}

  static String text(Options options, Ports ports) {
    var gateway = "http://localhost:" + ports.gateway();
    return """

    ready

      API            %1$s/api/ideas
      description    %1$s/docs  (machine-readable: %1$s/openapi.json)
      sign-in        %2$s  (every demo client has the secret "demo")
      data and logs  %3$s

    A walk, for a second terminal in this folder:

    %4$s
    Ctrl-C stops everything; the data stay.
    """
        .formatted(
            gateway,
            "http://localhost:" + ports.signIn(),
            options.data(),
            Walk.forRun(ports).indent(2));
  }

  static String toEngines(Options options, Ports ports) {
    return """

    ready, without services: run them yourself

      broker         127.0.0.1:%1$d
      databases      ideas %2$d, partners %3$d, events %4$d, notifications %5$d
      sign-in        http://127.0.0.1:%6$d  (every demo client has the secret "demo")
      data and logs  %7$s

    Ctrl-C stops everything; the data stay.
    """
        .formatted(
            ports.broker(),
            ports.database(Service.IDEAS),
            ports.database(Service.PARTNERS),
            ports.database(Service.EVENTS),
            ports.database(Service.NOTIFICATIONS),
            ports.signIn(),
            options.data());
  }
}
