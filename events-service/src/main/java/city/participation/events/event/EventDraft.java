package city.participation.events.event;

import city.participation.events.content.EventContent;

/** All that staff say of an event. */
public record EventDraft(String programmeId, EventContent content, EventPlan plan) {}
