package main

import (
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// relayLoad is what bench/relay sent while the profiles of docs/investigate were taken.
const (
	relayTexts = 300 // of 32,000 bytes each
	relayAsked = 600 // names of hosts, each in a goroutine that nobody waits for
)

// ranked is what is read of a finding.
type ranked struct {
	Container struct{ Name string }
	Live      struct {
		Rank       int
		Entries    int64
		Goroutines *int64
		State      string
	}
}

// TestRankPutsTheRelaysCulpritsFirst ranks by profiles of the example under a load of known size:
// what grew most comes first, with the sizes that were sent, nearly all growth is explained, and
// what is bounded holds nothing or is no finding.
func TestRankPutsTheRelaysCulpritsFirst(t *testing.T) {
	profiles, err := filepath.Abs(filepath.Join("..", "..", "docs", "investigate"))
	require.NoError(t, err)
	at := func(name string) string { return filepath.Join(profiles, name) }
	run := exec.Command("growthlint", "-json", "rank", "-base", at("base.pb.gz"), "-base", at("goroutines-base.pb.gz"), "-profile", at("heap.pb.gz"), "-goroutines", at("goroutines.pb.gz"))
	run.Dir, run.Env = filepath.Join("..", "..", "examples", "relay"), append(os.Environ(), "GOWORK=off", "GOFLAGS=")
	text, err := run.Output()
	require.NoError(t, err)
	var report struct {
		Findings []ranked
		Profile  struct {
			Growth          float64 `json:"growth"`
			ExplainedGrowth float64 `json:"explained_growth"`
		}
	}
	require.NoError(t, json.Unmarshal(text, &report))
	assert.GreaterOrEqual(t, report.Profile.ExplainedGrowth, 0.9*report.Profile.Growth)
	assert.LessOrEqual(t, report.Profile.ExplainedGrowth, report.Profile.Growth)

	slices.SortFunc(report.Findings, func(a, b ranked) int { return cmp.Compare(a.Live.Rank, b.Live.Rank) })
	var order []string
	state := map[string]string{}
	for _, f := range report.Findings {
		name := f.Container.Name
		order, state[name] = append(order, name), f.Live.State
		switch name {
		case "listed":
			assert.InDelta(t, relayTexts, f.Live.Entries, relayTexts/10)
		case "getHost":
			require.NotNil(t, f.Live.Goroutines)
			assert.Equal(t, int64(relayAsked), *f.Live.Goroutines)
		}
	}
	require.Greater(t, len(order), 9)
	assert.Equal(t, []string{"listed", "entries", "published", "getHost"}, order[:4])
	for _, name := range order[:9] {
		assert.Equal(t, "grows", state[name], name)
	}
	assert.Equal(t, "emptied", state["members"])
	for _, bounded := range []string{"swept", "getName"} {
		assert.NotContains(t, order, bounded)
	}
}
