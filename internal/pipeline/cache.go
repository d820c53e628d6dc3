package pipeline

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/cache"
	"github.com/growthlint/growthlint/internal/load"
)

// Cache is the cache as one run uses it. A nil one holds nothing.
type Cache struct {
	files *cache.Cache
	// program is the hash of the running program: another build of it shares nothing.
	program string
}

// OpenCache opens the cache in dir.
func OpenCache(dir string) (*Cache, error) {
	files, err := cache.Open(dir)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program's file: %w; -no-cache does without", err)
	}
	sum, err := cache.FileHash(self)
	if err != nil {
		return nil, err
	}
	return &Cache{files, hex.EncodeToString(sum[:])}, nil
}

func (c *Cache) id() string {
	if c == nil {
		return ""
	}
	return c.program
}

// serve makes a load use the cache.
func (c *Cache) serve(opts *load.Options) {
	if c != nil {
		opts.Store, opts.StoreID = store{c.files}, c.program
	}
}

// store is the cache as package load knows it.
type store struct{ files *cache.Cache }

func (s store) Get(key load.Key) ([]byte, bool) { return s.files.Get(key) }
func (s store) Has(key load.Key) bool           { return s.files.Has(key) }

// Put drops the error: what is not stored is made again.
func (s store) Put(key load.Key, data []byte) { _ = s.files.Put(key, data) }

// judged returns what keepJudged kept under the key, nil if there is nothing.
func (c *Cache) judged(key cache.Key) *judged {
	if c == nil {
		return nil
	}
	data, ok := c.files.Get(key)
	if !ok {
		return nil
	}
	j := &judged{}
	if json.Unmarshal(data, j) != nil {
		return nil
	}
	return j
}

func (c *Cache) keepJudged(key cache.Key, j *judged) {
	if c == nil {
		return
	}
	if data, err := json.Marshal(j); err == nil {
		store{c.files}.Put(key, data)
	}
}

// knownAlone is a result of package apart as it is stored.
type knownAlone struct {
	Key []byte
	apart.Result
}

// alone returns what keepAlone kept last under the key: it may be of other sources, of
// which package apart takes what still holds.
func (c *Cache) alone(key cache.Key) apart.Results {
	if c == nil {
		return nil
	}
	data, ok := c.files.Get(key)
	var list []knownAlone
	if !ok || json.Unmarshal(data, &list) != nil {
		return nil
	}
	out := apart.Results{}
	for _, k := range list {
		if len(k.Key) == len(key) {
			out[[len(key)]byte(k.Key)] = k.Result
		}
	}
	return out
}

func (c *Cache) keepAlone(key cache.Key, results apart.Results) {
	if c == nil {
		return
	}
	var list []knownAlone
	for k, r := range results {
		list = append(list, knownAlone{k[:], r})
	}
	slices.SortFunc(list, func(a, b knownAlone) int { return bytes.Compare(a.Key, b.Key) })
	if data, err := json.Marshal(list); err == nil {
		store{c.files}.Put(key, data)
	}
}

// Close tends the directory. Whether that works is no matter of this run.
func (c *Cache) Close() {
	if c != nil {
		_ = c.files.Tend()
	}
}

// settings is the text of all in a request that findings depend on.
func (r Request) settings() ([]byte, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("hashing the settings: %w", err)
	}
	return text, nil
}
