package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ladder = `package p

func f(a, b bool, x []int) bool {
	if a {
		x = append(x, 1)
	}
	_ = []int{1, 2}
	return a && b
}
`

func TestEachPlaceIsChangedOnce(t *testing.T) {
	all, err := mutants("p.go", []byte(ladder))
	require.NoError(t, err)
	var said []string
	for _, m := range all {
		said = append(said, m.place+": "+m.what)
		assert.NotEqual(t, ladder, string(m.text), m.what)
	}
	assert.Equal(t, []string{
		"p.go:4: flip a", "p.go:5: leave out append(x, 1)", "p.go:7: leave out 1", "p.go:7: leave out 2",
		"p.go:8: flip a && b", "p.go:8: leave out a", "p.go:8: leave out b",
	}, said)
	assert.Contains(t, string(all[0].text), "if !(a) {")
	assert.Contains(t, string(all[1].text), "\t\tx = x\n")
	assert.Contains(t, string(all[2].text), "[]int{2}")
	assert.Contains(t, string(all[3].text), "[]int{1}")
	assert.Contains(t, string(all[5].text), "return true && b\n")
}

func TestMutantsAreJoinedBehindSwitches(t *testing.T) {
	got, of, err := join("p.go", []byte(ladder), 10)
	require.NoError(t, err)
	all, err := mutants("p.go", []byte(ladder))
	require.NoError(t, err)
	require.Len(t, of, len(all))
	for i := range of {
		assert.Equal(t, all[i].what, of[i].what)
		assert.Equal(t, all[i].place, of[i].place)
	}
	assert.Equal(t, `package p; import mutated "github.com/growthlint/growthlint/internal/mutated"

func f(a, b bool, x []int) bool {
	if (mutated.On(10) != (a)) {
		x = mutated.Either(11, x, append(x, 1))
	}
	_ = mutated.Without(12, []int{1, 2})
	return (mutated.On(14) != ((mutated.On(15) || (a)) && (mutated.On(16) || (b))))
}
`, string(got))
}

func TestMutantsAreTriedBesideTheTree(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	const code = "package p\n\nfunc big(n int) bool {\n\tif n > 3 {\n\t\treturn true\n\t}\n\tif n == 77 {\n\t\treturn false\n\t}\n\treturn false\n}\n"
	for name, text := range map[string]string{
		"go.mod": "module example.com/p\n\ngo 1.24\n", "p.go": code,
		"p_test.go": "package p\n\nimport \"testing\"\n\nfunc TestBig(t *testing.T) {\n\tif !big(4) || big(3) {\n\t\tt.Fatal()\n\t}\n}\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	all, err := gather("*.go")
	require.NoError(t, err)
	require.Len(t, all, 2)
	o := options{files: "*.go", every: 1, timeout: 1e11}
	var got tally
	for _, m := range all {
		require.NoError(t, got.try(o, t.TempDir(), m, []string{"."}))
	}
	require.NoError(t, got.try(o, t.TempDir(), mutant{"p.go", "p.go:1", "break", []byte("package p\n\nfunc big(")}, []string{"."}))
	assert.Equal(t, "1 killed, 1 survived (50% killed), 1 do not compile", got.String())
	require.NoError(t, run(o, []string{"."}))
	text, err := os.ReadFile("p.go")
	require.NoError(t, err)
	assert.Equal(t, code, string(text))
	assert.ErrorContains(t, run(o, nil), "no tests")
	assert.ErrorContains(t, run(o, []string{"-run", "Big", "./none"}), "fail without a mutant")
	_, err = gather("none.go")
	assert.ErrorContains(t, err, "no file is called")
}
