package finding

import "time"

// Live is what profiles hold of a finding.
type Live struct {
	// Bytes and Objects are in use in the last heap profile, Share is that of all bytes in
	// use, 0 to 1.
	Bytes   int64   `json:"bytes"`
	Objects int64   `json:"objects"`
	Share   float64 `json:"share"`
	// Rank is the place among the findings by what they hold, from 1.
	Rank  int       `json:"rank"`
	State LiveState `json:"state"`
	// Entries is about how many entries these are, 0 where nothing tells.
	Entries int64 `json:"entries"`
	// Allocated is what was allocated for it since the process began, in bytes.
	Allocated int64 `json:"allocated"`
	// Growth is by how many bytes it grew between the profiles, nil with one alone;
	// GrowthPerHour is nil where the profiles do not tell their times.
	Growth        *int64   `json:"growth"`
	GrowthPerHour *float64 `json:"growth_per_hour"`
	// Goroutines are those that were started where the finding says, nil without a
	// goroutine profile; GoroutineGrowth is nil with one alone.
	Goroutines      *int64 `json:"goroutines"`
	GoroutineGrowth *int64 `json:"goroutine_growth"`
	// ByFunction: lines did not fit, so that functions alone have joined it.
	ByFunction bool `json:"by_function"`
	// Places are the allocations that count for it, the largest first.
	Places []LivePlace `json:"places"`
	// History is what each heap profile holds, in the order of time; GoroutineHistory counts the
	// goroutines of each goroutine profile.
	History          []int64 `json:"history"`
	GoroutineHistory []int64 `json:"goroutine_history"`
}

// LiveState says what profiles tell of a finding.
type LiveState string

// The states.
const (
	// LiveGrows: it holds something, and more than before.
	LiveGrows LiveState = "grows"
	// LiveHolds: it holds something; with several profiles, not more than before.
	LiveHolds LiveState = "holds"
	// LiveEmptied: it was allocated for, and holds nothing.
	LiveEmptied LiveState = "emptied"
	// LiveUntouched: nothing was allocated for it that the profile has sampled.
	LiveUntouched LiveState = "untouched"
)

// LivePlace is one place in the program that allocates.
type LivePlace struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Bytes    int64  `json:"bytes"`
	Objects  int64  `json:"objects"`
	// Growth is by how many bytes it grew, nil with one profile.
	Growth *int64 `json:"growth"`
	// How tells why it counts for a finding: grow, feed or run; of one that does not, beside
	// that it lies in the function of findings, library that it lies in a method of what they
	// make; "" else.
	How string `json:"how"`
	// Also are other findings that store the same, or in whose function it lies.
	Also []string `json:"also"`
}

// Ranking is what profiles tell of all findings, and of what no finding explains.
type Ranking struct {
	Profiles []ProfileHead `json:"profiles"`
	// Bytes and Objects are in use in the last heap profile, of which findings explain
	// Explained; growth is nil with one profile.
	Bytes           int64  `json:"bytes"`
	Objects         int64  `json:"objects"`
	Explained       int64  `json:"explained"`
	Growth          *int64 `json:"growth"`
	ExplainedGrowth *int64 `json:"explained_growth"`
	// Hours is the time between the profiles, nil where it is not known.
	Hours *float64 `json:"hours"`
	// Rest are the largest places that no finding explains; RestMore counts those that are
	// left out, RestMoreBytes what they hold.
	Rest          []LivePlace `json:"rest"`
	RestMore      int         `json:"rest_more"`
	RestMoreBytes int64       `json:"rest_more_bytes"`
	// Goroutines are all, nil without a goroutine profile; the rest is as above, with
	// numbers of goroutines as objects.
	Goroutines     *int64      `json:"goroutines"`
	GoroutineRest  []LivePlace `json:"goroutine_rest"`
	GoroutinesMore int64       `json:"goroutines_more"`
	// Memory is what the runtime tells of the process, nil where no profile has it.
	Memory *Memory `json:"memory"`
	// Notes are what makes the figures less sure.
	Notes []string `json:"notes"`
}

// ProfileHead says what one profile is.
type ProfileHead struct {
	// File is the name that was given, - for standard input.
	File string `json:"file"`
	// Kind is heap or goroutine.
	Kind string `json:"kind"`
	// Time is when it was taken, nil where it does not say.
	Time *time.Time `json:"time"`
	// Total is the bytes in use, or the goroutines.
	Total int64 `json:"total"`
}

// Memory is what the runtime tells of the memory of a process, in bytes.
type Memory struct {
	HeapAlloc    int64 `json:"heap_alloc"`
	HeapInuse    int64 `json:"heap_inuse"`
	HeapIdle     int64 `json:"heap_idle"`
	HeapReleased int64 `json:"heap_released"`
	StackInuse   int64 `json:"stack_inuse"`
	Sys          int64 `json:"sys"`
	NextGC       int64 `json:"next_gc"`
	Collections  int64 `json:"collections"`
	// MaxResident is the greatest resident size that the process had, 0 where unknown.
	MaxResident int64 `json:"max_resident"`
}
