package load_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/load"
)

// shelf is a store in memory.
type shelf struct {
	mu   sync.Mutex
	data map[load.Key][]byte
}

func (s *shelf) Get(key load.Key) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.data[key]
	return data, ok
}

func (s *shelf) Has(key load.Key) bool {
	_, ok := s.Get(key)
	return ok
}

func (s *shelf) Put(key load.Key, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.data[key] = data
}

const chain = `
-- go.mod --
module example.com/app

go 1.24
-- low/low.go --
package low

func Low() {}
-- mid/mid.go --
package mid

import "example.com/app/low"

func Before() { low.Low() }
-- top/top.go --
package top

import "example.com/app/mid"

var F = mid.Before
`

// A file that is written or removed between the listing of the packages and the reading
// of its own leaves nothing in the store that a later run would take for the result of
// the file as it was.
func TestFilesChangeWhileTheyAreRead(t *testing.T) {
	changes := map[string]func(file string) error{
		"written": func(file string) error {
			return os.WriteFile(file, []byte("package mid\n\nfunc Before() {}\n\nfunc After() {}\n"), 0o666)
		},
		"broken":  func(file string) error { return os.WriteFile(file, []byte("package mid\n\nfunc Before( {"), 0o666) },
		"emptied": func(file string) error { return os.WriteFile(file, nil, 0o666) },
		"removed": os.Remove,
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, chain)
			file := filepath.Join(dir, "mid", "mid.go")
			before, err := os.ReadFile(file)
			require.NoError(t, err)
			store := &shelf{data: map[load.Key][]byte{}}
			once := func(disturb func() error) (products map[string]string, recalled int) {
				var mu sync.Mutex
				products = map[string]string{}
				_, err := load.Load(t.Context(), load.Options{
					Dir: dir, Env: environ(), Store: store, StoreID: "test",
					Restore: func(p *load.Package) bool {
						mu.Lock()
						defer mu.Unlock()
						recalled++
						products[p.PkgPath] = string(p.Product)
						return true
					},
				}, func(p *load.Package) error {
					mu.Lock()
					defer mu.Unlock()
					names := ""
					for _, name := range p.Types.Scope().Names() {
						names += name + " "
					}
					products[p.PkgPath], p.Product = names, []byte(names)
					if p.PkgPath == "example.com/app/low" {
						return disturb()
					}
					return nil
				})
				require.NoError(t, err)
				return products, recalled
			}
			_, recalled := once(func() error { return change(file) })
			require.Zero(t, recalled)
			require.NoError(t, os.WriteFile(file, before, 0o666))
			products, recalled := once(func() error { return nil })
			assert.Equal(t, 1, recalled, "only the package that nothing happened to")
			assert.Equal(t, map[string]string{"example.com/app/low": "Low ", "example.com/app/mid": "Before ", "example.com/app/top": "F "}, products)
			_, recalled = once(func() error { return nil })
			assert.Equal(t, 3, recalled)
		})
	}
}
