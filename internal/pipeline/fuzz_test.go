package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
)

// The bytes of a shard may come from anywhere: they are refused or read, units included.
func FuzzShard(f *testing.F) {
	packed, err := facts.Encode(&facts.Summary{Path: "m/p", Name: "p", Module: "m", Files: []facts.File{{Name: "a.go"}}})
	require.NoError(f, err)
	head, err := json.Marshal(unitHead{Path: "m/p", Name: "p", Module: "m"})
	require.NoError(f, err)
	product := slices.Concat([]byte{byte(len(head))}, head, packed)
	var body bytes.Buffer
	require.NoError(f, gob.NewEncoder(&body).Encode(&Shard{
		Patterns: []string{"./..."}, Units: []shardUnit{{ID: "m/p", Dir: "p", Matched: true, Own: true, Product: product}},
		TestImports: map[string]map[string][]string{".": {"p": {"testing"}}},
	}))
	f.Add(body.Bytes(), true)
	f.Add([]byte(shardMagic), false)
	f.Fuzz(func(t *testing.T, body []byte, sealed bool) {
		data := body
		if sealed { // else the checksum would refuse nearly all
			sum := sha256.Sum256(body)
			data = slices.Concat([]byte(shardMagic), sum[:], body)
		}
		sh, err := parseShard("a.shard", data)
		if err != nil {
			require.Contains(t, err.Error(), "a.shard")
			return
		}
		for _, su := range sh.Units {
			u := &Unit{ID: su.ID, Dir: su.Dir, Product: su.Product}
			if u.read() == nil {
				_, _ = u.summary() // an error or a summary
			}
		}
	})
}
