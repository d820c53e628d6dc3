package reason

// Why a resource or a registration stays.
const (
	NoneReleases     Code = "none releases"
	NoneReleasesHere Code = "none releases here"
	NoneReleasesPart Code = "none releases a part"
	NoneReleasesThis Code = "none releases this"
	NoneStops        Code = "none stops"
	SomePaths        Code = "some paths"
	OnlyTimed        Code = "only by a timer"
	SomePathsOfTask  Code = "some paths of a task"
	DroppedOnPath    Code = "dropped on a path"
	LeftBesideError  Code = "left beside an error"
	LeftInObject     Code = "left in an object after an error"
	NiledUnreleased  Code = "set to nil unreleased"
	GatheredLost     Code = "gathered and lost"
	KeptUnreleased   Code = "kept unreleased"
	KeptUncalled     Code = "kept uncalled"
	NotReleasedFirst Code = "not released first"
	ReplacesForever  Code = "replaces, forever"
	ReleaseDiscarded Code = "release discarded"
	RemovalDiscarded Code = "removal discarded"
	RemovedUnended   Code = "removed unended"
	RemovedUncalled  Code = "removed uncalled"
	ReplacedUnended  Code = "replaced unended"
	ChannelFull      Code = "channel full"
	DeferredTillEnd  Code = "deferred till the end"
	NotRemovedBy     Code = "not removed by"
	NoRemoval        Code = "no removal"
)

// What is known of a resource besides.
const (
	LibrarySays   Code = "library says"
	StaysCounted  Code = "stays counted"
	RunsUntil     Code = "runs until"
	RunsUntilDone Code = "runs until done"
)

// resources are the words; "it" is what was made.
func resources() map[Code]string {
	return map[Code]string{
		NoneReleases:     "nothing %releases it",
		NoneReleasesHere: "nothing %releases it, unlike in %",
		NoneReleasesPart: "nothing %releases its %, unlike in %2",
		NoneReleasesThis: "nothing %releases it, unlike the one in %, which %2 %releases",
		NoneStops:        "nothing can stop it",
		SomePaths:        "% %releases it on some return paths but not on all",
		OnlyTimed:        "% %releases it only where a timer fires, which it stops",
		SomePathsOfTask:  "the goroutine that it is handed to in % %releases it on some return paths but not on all",
		DroppedOnPath:    "% hands it over on one return path and drops it on another",
		LeftBesideError:  "it is returned beside an error, with which % drops it",
		LeftInObject:     "it stays in an object that % drops after an error",
		NiledUnreleased:  "% sets %2 to nil after an error without releasing it, unlike %3",
		GatheredLost:     "% gathers several in a list, and drops those that it has where it fails with the next one",
		KeptUnreleased:   "it is kept in %, and nothing %releases it",
		KeptUncalled:     "it is kept in %, and nothing calls it",
		NotReleasedFirst: "it replaces the one in %, which is not %released first",
		ReplacesForever:  "it replaces the one in %, which nothing %releases",
		ReleaseDiscarded: "the function that %releases it is discarded",
		RemovalDiscarded: "the function that removes it is discarded",
		RemovedUnended:   "% removes it from %2 without ending it, unlike %3",
		RemovedUncalled:  "% removes the function that ends it from %2 without calling it, and nothing else calls it",
		ReplacedUnended:  "% may replace one in %2 without ending it, unlike %3",
		ChannelFull:      "nothing ends it if the channel is full",
		DeferredTillEnd:  "deferred calls run only when the function returns",
		NotRemovedBy:     "% does not remove it",
		NoRemoval:        "nothing can be removed from there",

		LibrarySays:   "%: %2",
		StaysCounted:  "%: it stays in %2 while %3 counts its users",
		RunsUntil:     "%: the goroutine runs until %2",
		RunsUntilDone: "%: the goroutine runs until %2 or the end of its work",
	}
}
