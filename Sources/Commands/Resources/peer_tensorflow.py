"""TensorFlow as its users would have it fast.

Inference is one concrete function, without the search for one that fits the arguments; an epoch of training is one graph, so that
Python has no part in it.
"""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from lenet_keras import HERE, lenet_5, loss, read_digits, set_weights

NAME, VERSION = "TensorFlow", tf.__version__


class Network:
    def __init__(self, threads):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        # The layers are a chain: no two operations can run side by side.
        tf.config.threading.set_inter_op_parallelism_threads(1)
        network = lenet_5()
        set_weights(network, np.load(HERE / "lenet-5.npz"))
        shape = tf.TensorSpec([None, 28, 28, 1], tf.float32)
        self.inference = tf.function(lambda pixels: network(pixels, training=False)).get_concrete_function(shape)
        self.training = lenet_5()
        self.optimiser = keras.optimizers.Adam(0.002)
        self.optimiser.build(self.training.trainable_variables)
        pixels, labels = read_digits("train")
        self.pixels, self.labels = tf.constant(pixels), tf.constant(labels)

    def prepare(self, pixels):
        # Channels last.
        return tf.constant(pixels.transpose(0, 2, 3, 1))

    def answer(self, pixels):
        return self.inference(pixels).numpy()

    def train(self, count):
        # As a tensor: a number would be a part of the graph.
        self.learn(tf.constant(min(count or len(self.labels), len(self.labels)))).numpy()

    @tf.function
    def learn(self, count):
        order = tf.random.shuffle(tf.range(len(self.labels)))[:count]
        variables = self.training.trainable_variables
        for first in tf.range(0, count, 64):
            batch = order[first : first + 64]
            with tf.GradientTape() as tape:
                logits = self.training(tf.gather(self.pixels, batch), training=True)
                mean = loss(tf.gather(self.labels, batch), logits)
            self.optimiser.apply(tape.gradient(mean, variables), variables)
        return count
