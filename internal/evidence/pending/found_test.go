package pending_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/evidence/pending"
)

// The surest kind comes first.
func TestRanks(t *testing.T) {
	for i, kind := range []pending.Kind{pending.Wait, pending.Branch, pending.Failed, pending.Session, pending.Handed, pending.Unconfirmed, pending.Fired, pending.Left, pending.Flagged} {
		assert.Equal(t, i, kind.Rank(), kind)
	}
	assert.Negative(t, pending.Kind("").Rank())
}
