package library

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func load(t *testing.T) *Table {
	t.Helper()
	table, err := Load()
	require.NoError(t, err)
	return table
}

// facts are the digests of what the table says of containers, by package: one
// for each function or method and each type that promotes it.
func facts(table *Table) map[string][]string {
	out := make(map[string][]string)
	for _, r := range table.Rows() {
		if !r.Role.ofContainer() {
			continue
		}
		promoted := r.As
		if len(promoted) == 0 {
			promoted = []string{""}
		}
		arg, ran := "", ""
		if r.Arg != None {
			arg = strconv.Itoa(r.Arg)
		}
		if r.Ran {
			ran = "ran"
		}
		for _, as := range promoted {
			text := strings.Join([]string{string(r.Class), r.Pkg, r.Type, as, r.Func, string(r.Role), arg, r.Say, r.Read, ran}, "\x00")
			out[r.Pkg] = append(out[r.Pkg], fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:6])
		}
	}
	return out
}

// testdata/facts.txt has the digest of every fact that was once established by
// reading or running the libraries: none may get lost when rows are edited.
// Where a fact itself is corrected, its digest is replaced.
func TestNoFactIsLost(t *testing.T) {
	text, err := os.ReadFile("testdata/facts.txt")
	require.NoError(t, err)
	have, wanted := facts(load(t)), 0
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		left := slices.Clone(have[fields[0]])
		for _, digest := range fields[1:] {
			wanted++
			i := slices.Index(left, digest)
			if assert.GreaterOrEqual(t, i, 0, "%s: fact %s is missing or was changed", fields[0], digest) {
				left = slices.Delete(left, i, i+1)
			}
		}
	}
	assert.GreaterOrEqual(t, wanted, 1415)
}

func TestRowsSayWhatConsumersNeed(t *testing.T) {
	table := load(t)
	for _, r := range table.Rows() {
		at := fmt.Sprintf("%s:%d %s %s.%s", r.File, r.Line, r.Pkg, r.Type, r.Func)
		assert.NotEmpty(t, r.Read, "%s: read where?", at)
		if r.Role.ofContainer() {
			assert.NotEmpty(t, r.Class, at)
			assert.NotEqual(t, OnNothing, func() TargetKind {
				if r.Role == Option {
					return OnRecv
				}
				return r.On.Kind
			}(), "%s: on what?", at)
		}
		if r.Role == Grow || r.Role == Shrink || r.Role == Purge || r.Role == Swap || r.Role == Start {
			assert.NotEmpty(t, r.Kind, "%s: what kind of container?", at)
		}
		if r.Type != "" && r.Role.ofContainer() && r.On.Kind != OnGlobal {
			for _, typ := range slices.Concat([]string{r.Type}, r.As) {
				assert.NotNil(t, table.Type(r.Pkg, typ), "%s: no type row of %s", at, typ)
			}
		}
	}
}

func TestLookUps(t *testing.T) {
	table := load(t)

	set := table.Func("github.com/patrickmn/go-cache", "cache", "Set")
	require.Len(t, set, 1)
	assert.Equal(t, Grow, set[0].Role)
	assert.Equal(t, "cache", set[0].Kind)
	assert.Equal(t, Target{Kind: OnRecv}, set[0].On)
	assert.Equal(t, []int{0, 1, 2}, []int{set[0].Key, set[0].Val, set[0].Arg})
	assert.Equal(t, LackExpiry, set[0].Lacks)
	assert.Equal(t, set, table.Func("github.com/patrickmn/go-cache", "Cache", "Set"), "by the type that promotes it")

	made := table.Func("github.com/patrickmn/go-cache", "", "New")
	require.Len(t, made, 2)
	assert.Equal(t, []Lack{LackExpiry, LackCleaner}, []Lack{made[0].Lacks, made[1].Lacks})
	assert.Equal(t, []string{"Cache"}, made[0].Of)
	assert.Equal(t, Target{Kind: OnResult}, made[0].On)

	push := table.Func("container/heap", "", "Push")
	require.NotEmpty(t, push)
	assert.Equal(t, Grow, push[0].Role)
	assert.Equal(t, Target{Kind: OnArg, Arg: 0}, push[0].On)
	assert.Equal(t, "heap", push[0].Kind)

	clean := table.Func("sync", "Map", "Clear")
	require.Len(t, clean, 1)
	assert.Equal(t, Swap, clean[0].Role)
	assert.Equal(t, All, clean[0].Extent)

	assert.NotEmpty(t, table.Func("github.com/redis/go-redis/v9", "UniversalClient", "Set"), "an interface like cmdable")
	assert.Equal(t, "Stream", table.Func("github.com/redis/go-redis/v9", "cmdable", "XAdd")[0].KeyField)
	assert.Len(t, table.Func("builtin", "map", "index assignment"), 1)
	assert.Nil(t, table.Func("sync", "Map", "store"))
	assert.Nil(t, table.Func("", "", ""))

	assert.True(t, table.Type("github.com/hashicorp/golang-lru/v2", "Cache").Bounded)
	assert.False(t, table.Type("github.com/hashicorp/golang-lru/v2/expirable", "LRU").Bounded)
	assert.True(t, table.Type("sync", "Map").Zero)
	assert.Nil(t, table.Type("sync", "Mutex"))
}

func TestWhatCallsDoWithArguments(t *testing.T) {
	table := load(t)
	only := func(role Role, pkg, typ, fn string) Row {
		var found []Row
		for _, r := range table.Func(pkg, typ, fn) {
			if r.Role == role {
				found = append(found, *r)
			}
		}
		require.Len(t, found, 1, "%s %s.%s.%s", role, pkg, typ, fn)
		return found[0]
	}

	ranged := only(Calls, "sync", "Map", "Range")
	assert.Equal(t, []any{0, Each, PhaseCall, false}, []any{ranged.Arg, ranged.Times, ranged.Phase, ranged.Async})
	assert.Equal(t, []string{"key", "elem"}, ranged.With)
	assert.Equal(t, Target{Kind: OnRecv}, ranged.From)
	assert.Equal(t, Target{Kind: OnArg, Arg: 0}, only(Calls, "maps", "", "DeleteFunc").From)

	later := only(Calls, "time", "", "AfterFunc")
	assert.Equal(t, []any{1, Once, PhaseEvent, true}, []any{later.Arg, later.Times, later.Phase, later.Async})
	assert.Equal(t, PhaseTick, only(Calls, "k8s.io/apimachinery/pkg/util/wait", "", "Until").Phase)
	assert.Equal(t, PhaseMain, only(Field, "github.com/spf13/cobra", "Command", "RunE").Phase)
	assert.Equal(t, "ServeHTTP", only(Calls, "net/http", "ServeMux", "Handle").Method)
	assert.True(t, only(Calls, "github.com/gin-gonic/gin", "RouterGroup", "GET").Rest)
	assert.True(t, only(Calls, "golang.org/x/sync/errgroup", "Group", "Go").Async)
	assert.Equal(t, Once, only(Calls, "golang.org/x/sync/singleflight", "Group", "Do").Times)

	assert.Equal(t, Target{Kind: OnResult}, only(Holds, "bufio", "", "NewReader").On)
	assert.True(t, only(Holds, "log/slog", "Logger", "With").Receiver)
	assert.Equal(t, None, only(Holds, "log/slog", "Logger", "With").Arg)
	only(Exits, "os", "", "Exit")
	only(Exits, "testing", "T", "Fatal")
	only(Blocks, "net/http", "Server", "ListenAndServe")
	only(Clock, "time", "Time", "Before")
	only(Fresh, "net", "Listener", "Accept")
	only(Mints, "github.com/google/uuid", "", "NewV7")
	only(Mints, "github.com/nats-io/nats.go", "Conn", "NewInbox")
	assert.Equal(t, PhaseEvent, only(Entry, "net/http", "Handler", "ServeHTTP").Phase)
}

func TestUsersRowsReplaceThoseOfTheSameFunction(t *testing.T) {
	base := load(t)
	user, err := Parse("own.txt", `
package github.com/patrickmn/go-cache
cache.Set grow key=0 val=1 when "never"
type Cache cache bounded
package example.com/store
type Store map
Store.Put grow key=0 val=1
`)
	require.NoError(t, err)
	both := base.With(user)
	assert.Equal(t, "never", both.Func("github.com/patrickmn/go-cache", "cache", "Set")[0].When.String())
	assert.Equal(t, "cache", both.Func("github.com/patrickmn/go-cache", "cache", "Set")[0].Kind, "the kind is that of the built-in type")
	assert.NotEmpty(t, both.Func("github.com/patrickmn/go-cache", "cache", "Delete"))
	assert.True(t, both.Type("github.com/patrickmn/go-cache", "Cache").Bounded)
	assert.Equal(t, "map", both.Func("example.com/store", "Store", "Put")[0].Kind)
	assert.NotEqual(t, "never", base.Func("github.com/patrickmn/go-cache", "cache", "Set")[0].When.String(), "the base is left alone")
	assert.Empty(t, user.Func("github.com/patrickmn/go-cache", "cache", "Set")[0].Kind, "and so is the user's table")
}

func TestPredicatesPrintAsTheyParse(t *testing.T) {
	predicates := 0
	for _, r := range load(t).Rows() {
		for _, e := range []*Expr{r.When, r.NoExpiry, r.If} {
			if e == nil {
				continue
			}
			predicates++
			again, err := ParseExpr(e.String(), nil)
			require.NoError(t, err, e.String())
			assert.Equal(t, e.String(), again.String())
		}
	}
	assert.NotZero(t, predicates)
}
