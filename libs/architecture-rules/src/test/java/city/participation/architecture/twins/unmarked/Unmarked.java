package city.participation.architecture.twins.unmarked;

/** In a package where null is not checked. */
class Unmarked {}
