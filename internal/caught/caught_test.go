package caught_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/caught"
)

func TestBy(t *testing.T) {
	assert.Nil(t, caught.By(func() {}))

	p := caught.By(func() { panic("never") })
	require.NotNil(t, p)
	assert.Equal(t, "never", p.Value)
	assert.Regexp(t, `^github\.com/growthlint/growthlint/internal/caught_test\.TestBy\.func2, caught_test\.go:\d+$`, p.Place)
	assert.Regexp(t, `^never \(at .*\); .*please report this$`, p.String())

	var none []int
	p = caught.By(func() { deep(none) })
	require.NotNil(t, p)
	assert.Contains(t, p.Value, "index out of range")
	assert.Contains(t, p.Place, "caught_test.deep, caught_test.go:")
}

// deep panics in the runtime, which is not the place that is told.
//
//go:noinline
func deep(list []int) int { return list[3] }

// A panic that a deferred function adds hides the first one's place from nobody.
func TestByTellsTheFirstPlace(t *testing.T) {
	p := caught.By(func() {
		defer func() { panic("second") }()
		deep(nil)
	})
	require.NotNil(t, p)
	assert.Contains(t, p.Place, "caught_test.deep")
}
