package city.participation.benchmarks.faults.fleet;

/** Hears what goes over one connection, chunk by chunk, before it is handed on. */
interface Tap {

  void asked(byte[] bytes, int length);

  void answered(byte[] bytes, int length);

  void ended();

  /** Hears nothing. */
  Tap DEAF =
      new Tap() {
        @Override
        public void asked(byte[] bytes, int length) {}

        @Override
        public void answered(byte[] bytes, int length) {}

        @Override
        public void ended() {}
      };
}
