package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

// opened is a finding in one of many functions that all do the same.
func opened(n int) finding.Finding {
	name := fmt.Sprintf("connect%d", n)
	return finding.Finding{
		Rule: "resourcegrow", Confidence: finding.Medium,
		Container: finding.Container{Package: "example.com/m/show", Name: name},
		Position:  at("show/show.go", 10*n, 2, 0), Function: name,
		Message: name + " opens a resource with sql.Open, and nothing releases it",
	}
}

func TestManyAlikeAreToldAsOne(t *testing.T) {
	text := func(verbose bool, fs ...finding.Finding) string {
		var out bytes.Buffer
		require.NoError(t, writeText(&out, &Report{Findings: fs}, Style{Verbose: verbose}))
		return out.String()
	}
	other := opened(9)
	other.Message = "connect9 opens a resource with os.Open, and nothing releases it"
	many := []finding.Finding{opened(1), opened(2), other, opened(3), opened(4), opened(5)}

	short := text(false, many...)
	assert.Contains(t, short, "show/show.go:10:2: connect1 opens a resource with sql.Open")
	assert.Contains(t, short, "and 4 more like it (-v shows each): show/show.go:20:2, show/show.go:30:2, show/show.go:40:2, …")
	assert.Contains(t, short, "show/show.go:90:2: connect9 opens", "what says something else stands by itself")
	assert.NotContains(t, short, "connect3 opens")

	assert.Equal(t, len(many), strings.Count(text(true, many...), "nothing releases it"), "-v shows each")
	few := text(false, many[0], many[1], many[3])
	assert.Equal(t, 3, strings.Count(few, "nothing releases it"), "three are told one by one")

	elsewhere := opened(5)
	elsewhere.Container.Package = "example.com/m/tell"
	assert.Equal(t, 4, strings.Count(text(false, many[0], many[1], many[3], elsewhere), "nothing releases it"), "another package is another thing to decide")
}
