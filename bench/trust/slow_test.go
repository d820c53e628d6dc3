package trust

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// repeat writes a part n times; the part may ask for its number.
func repeat(n int, part string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(part, "#", fmt.Sprint(i)))
	}
	return b.String()
}

func handler(body string) string {
	return "package app\n\ntype Server struct{ m map[string]int }\n\nvar Main = &Server{m: map[string]int{}}\n\n" +
		"func (s *Server) Handle(op int, k string) {\n" + body + "}\n"
}

// slow are the shapes of code that took the time that is written beside them.
func slow() map[string]string {
	const types = 20
	return map[string]string{
		"400 closures, 32 s":       handler(repeat(400, "func() {\n") + "s.m[k]++\n" + repeat(400, "}()\n")),
		"4000 cases, 16 s":         handler("switch op {\n" + repeat(4000, "case #:\ns.m[k+\"#\"] = #\n") + "}\n"),
		"25000 ifs, over 90 s":     handler(repeat(25000, "if op == # { s.m[k] = # }\n")),
		"5000 maps, 81 s":          "package app\n\ntype T struct {\n" + repeat(5000, "m# map[string]int\n") + "}\n\nvar Main = &T{}\n\n" + repeat(5000, "func (t *T) F#(k string) { t.m#[k] = 1 }\n"),
		"600 labelled loops, 11 s": handler("goto l0\n" + repeat(600, "l#:\nfor i := 0; i < op; i++ {\nif op == # + i { goto l# }\nif op > # { break l# }\ns.m[k]++\n}\n")),
		"1000 methods on 20 types, over 30 s": "package app\n\ntype I interface {\n" + repeat(1000, "M#(string)\n") + "}\n\n" +
			repeat(types, "type T# struct{ m map[string]int }\n"+strings.ReplaceAll(repeat(1000, "func (t *T@) M#(k string) { t.m[k] = # }\n"), "@", "#")) +
			"func New(n int) I {\nswitch n {\n" + repeat(types, "case #: return &T#{m: map[string]int{}}\n") + "}\nreturn nil\n}\n\n" +
			"func Use(i I, k string) {\n" + repeat(1000, "i.M#(k)\n") + "}\n",
	}
}

// within runs the command for so long on its processors, and ends it when the machine has
// been too busy for that.
func within(t *testing.T, most time.Duration, bin, dir string, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 40*most)
	defer cancel()
	o := ran(t, command(ctx, bin, dir, args...))
	require.NoError(t, ctx.Err(), "it was ended")
	assert.Less(t, o.busy, most)
	return o
}

// Item 4: each shape takes seconds. That time grows as the code does is held by counted steps,
// in internal/summarise and internal/link.
func TestSlowShapes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	bin := tool(t)
	for name, text := range slow() {
		t.Run(name, func(t *testing.T) {
			o := within(t, 9*time.Second, bin, module(t, map[string]string{"a.go": text}), "-json", "./...")
			assert.LessOrEqual(t, o.code, 1, o.stderr)
			assert.Empty(t, o.report(t).Errors)
		})
	}
}

// Item 5: a large baseline is read in seconds.
func TestLargeBaseline(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	bin := tool(t)
	dir := module(t, map[string]string{"a.go": growing("app")})
	o := run(t, bin, dir, "-baseline", "known", "-write-baseline", "./...")
	require.Equal(t, 0, o.code, o.stderr)
	known := lines(read(t, dir, "known"))
	entry := known[len(known)-1]
	at := strings.Index(entry, "v1:")
	require.GreaterOrEqual(t, at, 0, entry)
	for i := range 200_000 {
		known = append(known, fmt.Sprintf("%s%016x%s", entry[:at+3], i, entry[at+19:]))
	}
	put(t, dir, "known", strings.Join(known, "\n")+"\n")
	o = within(t, 15*time.Second, bin, dir, "-baseline", "known", "./...")
	assert.Equal(t, 0, o.code, o.stderr)
}
