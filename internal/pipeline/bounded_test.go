package pipeline

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
)

func TestNamesThatBoundNothingAreTold(t *testing.T) {
	f := finding.Finding{Rule: "mapgrow", Confidence: finding.High, Container: finding.Container{Key: "example.com/m.seen"}}
	a := &Analysis{}
	kept, n := a.bounded([]config.Bounded{
		{Name: "example.com/m.seen"}, {Name: "example.com/m.sen", At: config.Place{File: "c.yml", Line: 3}}, {Name: "other.T", Inherited: true},
	}, []finding.Finding{f})
	assert.Empty(t, kept)
	assert.Equal(t, 1, n)
	assert.Equal(t, []Note{{Position: finding.Position{File: "c.yml", Line: 3}, Text: "bounded: example.com/m.sen silences nothing"}}, a.Unused)
}
