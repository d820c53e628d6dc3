package queue

import (
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/reason"
)

// Queue is what is known of a container as a queue: what producers put in, a consumer
// takes out, and nothing slows the producers.
type Queue struct {
	Shape Shape
	// At is the place to tell of it, where that is no grow.
	At *growth.Event
	// Why is what was seen; it completes "… and …".
	Why reason.Reason
}

// Shape is the way in which a queue can grow.
type Shape string
