// Package queue tells of a container, or of a channel, that it is a queue which nothing slows
// down: drained by one side with no limit on the other, an "infinite" channel, a buffer that is
// huge or as large as the outside says, one that is drained only after a start that may never
// come, one whose elements stay when the work on them fails.
package queue
