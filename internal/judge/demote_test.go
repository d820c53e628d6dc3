package judge_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
)

func TestDemoteOfWhatTheProgramDoesNotKnow(t *testing.T) {
	f := finding.Finding{
		Rule: "mapgrow", Confidence: finding.High, Score: 0.9, Function: "(*Server).accept",
		Container: finding.Container{Key: "m/relay.Server.sessions", Package: "m/relay"},
		Evidence:  []finding.Evidence{{Code: "rung", For: true, Text: "decided by: nothing shrinks it"}, {Code: "no-shrink", For: true}},
	}
	got := judge.Demote(&link.Program{}, f)
	assert.Equal(t, finding.Low, got.Confidence)
	assert.Less(t, got.Score, f.Score)
	var codes []string
	for _, e := range got.Evidence {
		codes = append(codes, e.Code)
	}
	assert.Equal(t, []string{"rung", "seen-alone", "seen-whole", "no-shrink"}, codes)
	assert.True(t, strings.HasPrefix(got.Evidence[1].Text, "high confidence"), got.Evidence[1].Text)
	require.Len(t, f.Evidence, 2, "the finding that is given stays as it is")
	assert.Equal(t, finding.High, f.Confidence)
}
