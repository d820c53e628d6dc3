package library

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStreamsAndLabels(t *testing.T) {
	table := load(t)
	only := func(role Role, pkg, typ, fn string) *Row {
		t.Helper()
		var found *Row
		for _, r := range table.Func(pkg, typ, fn) {
			if r.Role == role {
				require.Nil(t, found, "two rows")
				found = r
			}
		}
		require.NotNil(t, found, "%s of %s.%s.%s", role, pkg, typ, fn)
		return found
	}

	assert.Equal(t, SentByClient, only(Source, "net/http", "Request", "Body").Sent)
	assert.Equal(t, SentByServer, only(Source, "net/http", "Response", "Body").Sent)
	assert.True(t, only(Source, "net", "", "Conn").Literal, "every value of the type")

	assert.Equal(t, None, only(Reads, "io", "", "ReadAll").Into)
	copied := only(Reads, "io", "", "Copy")
	assert.Equal(t, []int{1, 0}, []int{copied.Arg, copied.Into})
	assert.True(t, only(Reads, "encoding/json", "Decoder", "Decode").Receiver)
	assert.Equal(t, Each, only(Reads, "database/sql", "Rows", "Next").Times)

	assert.Equal(t, Target{Kind: OnResult}, only(Limits, "net/http", "", "MaxBytesReader").On)
	assert.Equal(t, Target{Kind: OnGlobal}, only(Limits, "net/http", "", "MaxBytesHandler").On)
	assert.True(t, only(Holds, "compress/gzip", "", "NewReader").Expands)
	assert.False(t, only(Holds, "bufio", "", "NewReader").Expands)

	vec := "github.com/prometheus/client_golang/prometheus"
	assert.Equal(t, FormMap, only(Labels, vec, "CounterVec", "With").Form)
	assert.True(t, only(Labels, vec, "GaugeVec", "WithLabelValues").Rest)
	assert.Equal(t, FormPairs, only(Labels, "github.com/go-kit/kit/metrics", "Counter", "With").Form)
	only(Few, "net/http", "Request", "Pattern")
	only(Many, "k8s.io/apimachinery/pkg/apis/meta/v1", "ObjectMeta", "Name")
}

func TestRowsOfStreamsSayWhatTheyNeed(t *testing.T) {
	_, err := Parse("own.txt", "package example.com/x\nT.Body source\nReadAll reads\nT.With labels\nT.Body source sent=friend\nT.With labels arg=0 form=list\n")
	require.Error(t, err)
	for _, part := range []string{"own.txt:2: source says who", "own.txt:3: reads needs", "own.txt:4: labels needs", `own.txt:5: unknown sender "friend"`, `own.txt:6: unknown form "list"`} {
		assert.Contains(t, err.Error(), part)
	}
}
