// Package lru is a cache with a limit that its users choose, and none without.
package lru

// Cache keeps what was used last.
type Cache struct {
	limit int
	clean bool
	order []string
	items map[string][]byte
	old   map[string]bool
}

// Option sets something.
type Option func(*Cache)

// Limit sets how many are kept; zero keeps all.
func Limit(n int) Option { return func(c *Cache) { c.limit = n } }

// Clean has the old ones forgotten.
func Clean() Option { return func(c *Cache) { c.clean = true } }

// New makes one.
func New(options ...Option) *Cache {
	c := &Cache{items: map[string][]byte{}, old: map[string]bool{}}
	for _, o := range options {
		o(c)
	}
	return c
}

// Put puts a value in.
func (c *Cache) Put(key string, value []byte) {
	if _, ok := c.items[key]; !ok {
		c.order = append(c.order, key) // want slicegrow medium "Cache.order.*runs only if limit is set, and no analyzed code sets it"
	}
	c.items[key] = value // want mapgrow high "Cache.items.*runs only if limit is set, and no analyzed code sets it"
	if c.limit > 0 && len(c.order) > c.limit {
		delete(c.items, c.order[0])
		c.order = c.order[1:]
	}
}

// Note notes what is old.
func (c *Cache) Note(key string) {
	c.old[key] = true // want mapgrow high "Cache.old.*runs only if clean is set, and no analyzed code sets it"
	if c.clean {
		clear(c.old)
	}
}

// Get looks a value up.
func (c *Cache) Get(key string) []byte { return c.items[key] }
