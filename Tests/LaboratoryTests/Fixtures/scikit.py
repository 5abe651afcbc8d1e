"""Compares our classifiers with scikit-learn's, on the package's MNIST files.

    pip install -r Tests/requirements.txt && python3 scikit.py output/compare/runs

The folder holds the runs that `lenet compare` has written; those of nearest neighbours and softmax regression are
read. The first 2,000 test digits are compared.
"""

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

from digits import images, labels

# scikit-learn's regression is regularised and stops early, and ours is trained otherwise.
LEAST_SHARE = 0.95
LARGEST_DIFFERENCE = 0.01


def compare_neighbours(ours):
    """Ours must be scikit-learn's, but where three neighbours show three digits: there the nearest decides, and in
    scikit-learn the lowest label."""
    test = images("t10k")[: len(ours)].astype(np.float32) / 255
    model = KNeighborsClassifier(3, algorithm="brute").fit(train, train_labels)
    theirs = model.predict(test)
    votes = train_labels[model.kneighbors(test, return_distance=False)]
    tied = np.array([len(set(vote)) == 3 for vote in votes])
    theirs[tied] = votes[tied, 0]
    different = np.flatnonzero(ours != theirs)
    # Where a third and a fourth neighbour are equally near to the last bit, either may vote.
    if len(different) > len(ours) // 1000:
        sys.exit(f"nearest neighbours: scikit-learn predicts otherwise for the test digits {different.tolist()}")
    report("nearest neighbours", ours, theirs)


def compare_regression(ours):
    model = LogisticRegression(solver="lbfgs", tol=1e-3, max_iter=200)
    theirs = model.fit(train, train_labels).predict(images("t10k")[: len(ours)].astype(np.float32) / 255)
    report("softmax regression", ours, theirs)
    truth = labels("t10k")[: len(ours)]
    difference = abs((ours != truth).mean() - (theirs != truth).mean())
    if (ours == theirs).mean() < LEAST_SHARE or difference > LARGEST_DIFFERENCE:
        sys.exit(
            f"softmax regression: errors may differ by {LARGEST_DIFFERENCE:.1%}, and {LEAST_SHARE:.0%} of the "
            "predictions must be the same"
        )


def report(name, ours, theirs):
    truth = labels("t10k")[: len(ours)]
    print(
        f"{name}, {len(ours)} test digits: error {(ours != truth).mean():.2%}, scikit-learn's "
        f"{(theirs != truth).mean():.2%}, the same prediction for {(ours == theirs).mean():.2%}"
    )


def predictions(model):
    """What our model says of the first test digits: what they show, but for its mistakes."""
    run = json.load(open(f"{sys.argv[1]}/{model}-quick-1.json"))
    ours = labels("t10k").copy()
    for mistake in run["mistakes"]:
        ours[mistake["digit"]] = mistake["answer"]
    return ours[:2_000]


train, train_labels = images("train").astype(np.float32) / 255, labels("train")
compare_neighbours(predictions("nearest-neighbours"))
compare_regression(predictions("softmax-regression"))
